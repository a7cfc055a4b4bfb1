"""Every notice that the code can give has its sentence, and every sentence its notice."""

from __future__ import annotations

import re
from pathlib import Path

from citekit import notices

PACKAGE = Path(notices.__file__).parent
_CODE = re.compile(r"""(?:code=|_?notice\(\s*|_doubt\(\s*)"([a-z][a-z-]+)\"""")


def test_codes_and_sentences_agree() -> None:
    given = {
        code for file in PACKAGE.rglob("*.py") for code in _CODE.findall(file.read_text("utf-8"))
    }
    assert given == set(notices._MESSAGES)
