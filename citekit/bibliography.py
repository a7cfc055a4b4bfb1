"""Items and a target → one text: a bibliography in a style or a notation, with unique keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from citekit import csl, formats, key_patterns, keys, styles
from citekit.errors import KeyNotFoundError
from citekit.model import (
    Citation,
    Cite,
    CiteMode,
    Item,
    Notice,
    Severity,
    StyleSource,
)
from citekit.normalize.case import sentence_case
from citekit.patterns import lazy
from citekit.variables import LOCATOR_LABELS

# Families of styles whose manuals want titles of articles in sentence case (APA 7, 6.17;
# Citing Medicine; IEEE; Cite Them Right). CSL leaves that to the data.
_SENTENCE_CASE = ("apa", "american-psychological", "vancouver", "nlm-", "ieee", "harvard-cite")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A bibliography as text, and what a person should know about it."""

    text: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How a bibliography is written.

    ``output``, ``locale`` and ``engine`` are for styles, ``ascii_only`` and
    ``proper_words`` for notations. ``title_case`` is ``keep`` or ``sentence``; a
    ``key_pattern`` is JabRef's or Better BibTeX's (``key_patterns``).
    """

    output: str = "text"
    locale: str | None = None
    engine: str = "citekit"
    title_case: str = "keep"
    ascii_only: bool = False
    proper_words: frozenset[str] = frozenset()
    key_pattern: str | None = None


Target = StyleSource | formats.Notation


def find_target(name: str) -> Target:
    """Return the notation or the style called ``name``.

    Raises:
        StyleNotFoundError: neither is called so; ``tried`` holds the nearest names.
    """
    try:
        return formats.find_notation(name)
    except formats.NotationNotFoundError:
        return styles.find_style(name)


def write_bibliography(items: Sequence[Item], target: Target, options: ExportOptions) -> Exported:
    """Return ``items`` as one text in a style or a notation."""
    titled = _titled(items, target, options)
    if isinstance(target, formats.Notation):
        dumped = formats.dump(
            titled,
            target.name,
            formats.DumpOptions(ascii_only=options.ascii_only, proper_words=options.proper_words),
        )
        return Exported(text=dumped.text, notices=dumped.notices)
    rendered = csl.render_bibliography(
        titled, target, locale=options.locale, output=options.output, engine=options.engine
    )
    notices = rendered.notices + _title_notice(titled, target, options)
    return Exported(text=str(rendered), notices=notices)


def write_citations(
    items: Sequence[Item], cites: Iterable[str], target: StyleSource, options: ExportOptions
) -> Exported:
    """Return the in-text citations of ``cites``, each ``KEY`` or ``KEY, p. 3``, a line each.

    Raises:
        KeyNotFoundError: no item has such a key.
    """
    titled = _titled(items, target, options)
    citations = [parse_cite(text, titled) for text in cites]
    processor = csl.Processor(target, titled, locale=options.locale, output=options.output)
    return Exported(text="\n".join(processor.document(citations)))


_PIECE = lazy(
    r"\s*+(?:(?P<prefix>[^@]*?)[ \t]*(?P<minus>-?)@)?(?P<key>\{[^{}]*\}|[^\s,@{}][^,@{}]*?)\s*+(?:,(?P<rest>.*))?",
    re.DOTALL,
)
_SUFFIX = lazy(r",[ \t]*+(?=[^\d\s])")


def parse_cite(text: str, items: Iterable[Item]) -> Citation:
    """Read one citation: ``KEY``, ``KEY, LOCATOR``, or several with words before and behind.

    ``see @nye2004soft, chap. 2, and passim; waltz1979, 5`` has two cites; ``-@KEY`` leaves
    the author out. A bare locator is a page.

    Raises:
        KeyNotFoundError: no item has such a key.
    """
    known = {item.id for item in items}
    cites: list[Cite] = []
    mode = CiteMode.FULL
    for piece in text.split(";"):
        match = _PIECE.fullmatch(piece)
        key = match["key"].strip("{}") if match else piece.strip()
        if match is None or key not in known:
            raise KeyNotFoundError(key, nearest=keys.nearest_keys(key, known))
        if match["minus"]:
            mode = CiteMode.SUPPRESS_AUTHOR
        locating, *following = _SUFFIX.split((match["rest"] or "").strip(), maxsplit=1)
        label, locator = split_locator(locating.strip())
        if locator and not _is_locator(locator, label, locating):
            label, locator, following = "page", "", [locating, *following]
        prefix = f"{match['prefix']} " if match["prefix"] else ""
        suffix = "".join(f", {words}" for words in following)
        cites.append(Cite(item_id=key, locator=locator, label=label, prefix=prefix, suffix=suffix))
    return Citation(cites=tuple(cites), mode=mode)


def _is_locator(locator: str, label: str, text: str) -> bool:
    """Whether ``text`` locates something, or is only words behind the cite ("and passim")."""
    return label != "page" or text != locator or any(sign.isdigit() for sign in locator)


_LABELS = {
    "p": "page", "pp": "page", "ch": "chapter", "chap": "chapter", "sec": "section",
    "§": "section", "vol": "volume", "no": "issue", "n": "note", "fig": "figure",
    "para": "paragraph", "l": "line", "ll": "line", "col": "column", "pt": "part",
    "fol": "folio", "v": "verse", "s.v": "sub-verbo", "app": "appendix",
}  # fmt: skip


def split_locator(text: str) -> tuple[str, str]:
    """Return label and locator of ``"p. 3"``.

    >>> split_locator("chap. 2"), split_locator("33-35")
    (('chapter', '2'), ('page', '33-35'))
    """
    word, _, rest = text.partition(" ")
    name = word.rstrip(".").lower()
    label = _LABELS.get(name) or (name if name in LOCATOR_LABELS else None)
    if label is None and name.endswith("s") and name[:-1] in LOCATOR_LABELS:
        label = name[:-1]
    return (label, rest.strip()) if label and rest else ("page", text)


def unique_keys(
    items: Sequence[Item], given: Sequence[Item] = (), pattern: str | None = None
) -> tuple[Item, ...]:
    """Return ``items`` with keys that differ, keeping those that ``given`` gave the same works.

    Raises:
        KeyPatternError: ``pattern`` cannot be read.
    """
    makes = key_patterns.parse_key_pattern(pattern) if pattern else None
    made = keys.make_keys(items, keep=given, pattern=makes)
    return tuple(replace(item, id=key) for item, key in zip(items, made, strict=True))


def _titled(items: Sequence[Item], target: Target, options: ExportOptions) -> tuple[Item, ...]:
    if options.title_case != "sentence":
        return tuple(items)
    return tuple(_in_sentence_case(item, options.proper_words) for item in items)


def _in_sentence_case(item: Item, proper: frozenset[str]) -> Item:
    if not (item.text("language") or "en").lower().startswith("en"):
        return item
    title = item.text("title")
    return (
        replace(item, variables={**item.variables, "title": sentence_case(title, proper)})
        if title
        else item
    )


def _title_notice(
    items: Sequence[Item], target: StyleSource, options: ExportOptions
) -> tuple[Notice, ...]:
    if options.title_case != "keep" or not target.id.startswith(_SENTENCE_CASE):
        return ()
    changed = [
        item
        for item in items
        if sentence_case(item.text("title"), frozenset()) != item.text("title")
    ]
    if not changed:
        return ()
    return (
        Notice(
            code="title-case-kept",
            severity=Severity.INFO,
            variable="title",
            params={"style": target.id},
        ),
    )
