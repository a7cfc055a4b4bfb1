"""How often ``--title-case sentence`` is right, where the answer is known.

``python -m bench.title_case FOLDER`` takes sentences out of English pages, prints each as a
title with capitals, and puts it back with what the rest of its page shows. It prints the
shares of titles and of words that come back as their authors wrote them.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from citekit.errors import CitekitError
from citekit.normalize.case import proper_words, sentence_case
from citekit.pages import read_page

_SENTENCE = re.compile(r"(?<=[.!?] )([A-Z][a-z]*(?: [\w'’-]{1,25}){4,13})[.](?=\s|$)")
_SMALL = frozenset("a an the and or but of in on at to for from by with as is are vs via".split())
_PER_PAGE = 20


def main(folder: str) -> int:
    """Print the shares for the pages of a folder."""
    titles = titles_right = words = words_right = 0
    for path in sorted(Path(folder).rglob("*.*")):
        for known, body in _titles(path):
            given = _in_capitals(known)
            made = sentence_case(given, proper_words([given], body))
            pairs = list(zip(made.split(), known.split(), strict=True))
            titles += 1
            titles_right += made == known
            words += len(pairs) - 1
            words_right += sum(left == right for left, right in pairs[1:])
    if titles == 0:
        print(f"{folder}: no sentences of English pages", file=sys.stderr)
        return 1
    print(f"{titles} titles, {titles_right / titles:.1%} right; words {words_right / words:.2%}")
    return 0


def _titles(path: Path) -> Iterator[tuple[str, str]]:
    """Sentences of a page, each with the page's text without it."""
    try:
        text = read_page(path.read_bytes(), source=str(path)).text
    except CitekitError:
        return
    if len(re.findall(r"\b(?:the|of|and)\b", text)) * 25 < len(text.split()):
        return  # not in English
    found = [match[1] for match in _SENTENCE.finditer(text)]
    for known in random.Random(path.name).sample(found, min(_PER_PAGE, len(found))):
        yield known, text.replace(known, "")


def _in_capitals(sentence: str) -> str:
    first, *rest = sentence.split(" ")
    return " ".join(
        (first, *(word if word in _SMALL else word[:1].upper() + word[1:] for word in rest))
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
