"""Entry types of BibTeX and BibLaTeX ↔ CSL's item types, as tables.

Sources: btxdoc (BibTeX 0.99d), the manuals of biblatex (3.20) and biblatex-apa (9.17), CSL
1.0.2 appendix III. Where an entry's type does not say the item's, ``entrysubtype`` does: a
name that styles know (``magazine``), else the CSL type itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.variables import TYPES

# CSL type, what BibLaTeX writes (entry type, entrysubtype), what BibTeX writes. A row is read
# in both directions; of several rows for one entry type the first is read.
WRITTEN: tuple[tuple[str, tuple[str, str], str], ...] = (
    ("article-journal", ("article", ""), "article"),
    ("article-magazine", ("article", "magazine"), "article"),
    ("article-newspaper", ("article", "newspaper"), "article"),
    ("article", ("unpublished", "preprint"), "misc"),
    ("book", ("book", ""), "book"),
    ("classic", ("book", "classic"), "book"),
    ("chapter", ("incollection", ""), "incollection"),
    ("paper-conference", ("inproceedings", ""), "inproceedings"),
    ("thesis", ("thesis", ""), "phdthesis"),
    ("report", ("report", ""), "techreport"),
    ("manuscript", ("unpublished", ""), "unpublished"),
    ("webpage", ("online", ""), "misc"),
    ("post-weblog", ("online", "blog"), "misc"),
    ("post", ("online", "post"), "misc"),
    ("entry-encyclopedia", ("inreference", "encyclopedia"), "incollection"),
    ("entry-dictionary", ("inreference", "dictionary"), "incollection"),
    ("entry", ("inreference", ""), "incollection"),
    ("dataset", ("dataset", ""), "misc"),
    ("software", ("software", ""), "misc"),
    ("patent", ("patent", ""), "misc"),
    ("pamphlet", ("booklet", ""), "booklet"),
    ("periodical", ("periodical", ""), "misc"),
    ("motion_picture", ("movie", ""), "misc"),
    ("broadcast", ("video", "broadcast"), "misc"),
    ("song", ("audio", ""), "misc"),
    ("speech", ("unpublished", "speech"), "misc"),
    ("interview", ("misc", "interview"), "misc"),
    ("performance", ("performance", ""), "misc"),
    ("graphic", ("artwork", ""), "misc"),
    ("figure", ("image", "figure"), "misc"),
    ("map", ("misc", "map"), "misc"),
    ("musical_score", ("music", "musical_score"), "misc"),
    ("personal_communication", ("letter", ""), "misc"),
    ("review", ("review", ""), "article"),
    ("review-book", ("review", "book"), "article"),
    ("legal_case", ("jurisdiction", ""), "misc"),
    ("legislation", ("legislation", ""), "misc"),
    ("bill", ("legislation", "bill"), "misc"),
    ("regulation", ("legislation", "regulation"), "misc"),
    ("treaty", ("legal", ""), "misc"),
    ("hearing", ("legal", "hearing"), "misc"),
    ("standard", ("standard", ""), "misc"),
    ("collection", ("misc", "collection"), "misc"),
    ("event", ("misc", "event"), "misc"),
    ("document", ("misc", ""), "misc"),
)

# Entry types that only reading meets: other styles' and what people write.
_READ: Mapping[str, str] = {
    "conference": "paper-conference", "proceedings": "book", "mvproceedings": "book",
    "mvbook": "book", "inbook": "chapter", "bookinbook": "book", "suppbook": "chapter",
    "suppcollection": "chapter", "collection": "book", "mvcollection": "book",
    "reference": "book", "mvreference": "book", "phdthesis": "thesis",
    "mastersthesis": "thesis", "masterthesis": "thesis", "bachelorsthesis": "thesis",
    "techreport": "report", "manual": "report", "electronic": "webpage", "www": "webpage",
    "website": "webpage", "internet": "webpage", "suppperiodical": "article-journal",
    "newspaper": "article-newspaper", "newsarticle": "article-newspaper",
    "magazine": "article-magazine", "letters": "personal_communication", "commentary": "book",
    "preprint": "article", "talk": "speech", "presentation": "speech", "video": "motion_picture",
    "film": "motion_picture", "ebook": "book", "monograph": "book", "constitution": "legislation",
    "legmaterial": "legislation", "legadminmaterial": "regulation", "image": "graphic",
    "music": "song", "archival": "collection", "program": "software", "data": "dataset",
    "database": "dataset", "techstandard": "standard", "brochure": "pamphlet",
}  # fmt: skip

# Subtypes in use (biblatex-apa, Zotero, JabRef, GB/T 7714) → CSL type, whatever the entry type.
_SUBTYPES: Mapping[str, str] = {
    "magazine": "article-magazine", "nonacademic": "article-magazine", "newspaper": "article-newspaper", "news": "article-newspaper",
    "tvseries": "broadcast", "tvepisode": "broadcast", "podcast": "broadcast",
    "podcastepisode": "broadcast", "radio": "broadcast", "film": "motion_picture",
    "blog": "post-weblog", "tweet": "post", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "preprint": "article",
}  # fmt: skip
# Posts: an @online in one of these places is no page of a site.
_POST_PLACES = frozenset("twitter x facebook instagram reddit mastodon bluesky tumblr".split())
PREPRINT_SERVERS = frozenset(
    """
    arxiv biorxiv medrxiv chemrxiv psyarxiv socarxiv eartharxiv engrxiv edarxiv osf ssrn
    preprints researchsquare techrxiv hal pubmedcentral
    """.split()
)
"""Where preprints are; in lower case, without blanks."""
_GENRES: Mapping[str, str] = {
    "tvseries": "TV series", "tvepisode": "TV series episode", "podcast": "Audio podcast",
    "podcastepisode": "Audio podcast episode",
}  # fmt: skip
_MAGAZINES = frozenset(("article-magazine", "article-newspaper"))

_OF_ENTRY: Mapping[tuple[str, str], str] = {
    (entry, subtype): kind for kind, (entry, subtype), _ in reversed(WRITTEN)
}
_BIBLATEX = {kind: entry for kind, entry, _ in WRITTEN}
_BIBTEX = {kind: entry for kind, _, entry in WRITTEN}


def item_type(entry_type: str, subtype: str, place: str = "", *, has_eprint: bool = False) -> str:
    """Return the CSL type of an entry.

    Args:
        entry_type: in lower case.
        subtype: the ``entrysubtype`` as written.
        place: the ``eprinttype`` as written.
        has_eprint: whether there is an ``eprint``.

    >>> item_type("article", "magazine"), item_type("misc", "", "arXiv", has_eprint=True)
    ('article-magazine', 'article')
    """
    folded = subtype.strip().lower()
    kind = _OF_ENTRY.get((entry_type, folded))
    if kind is None:
        kind = _READ.get(entry_type) or _OF_ENTRY.get((entry_type, ""))
        if kind is None:
            kind = entry_type if entry_type in TYPES else "document"
        if folded in TYPES:
            return folded
        if folded:
            kind = _by_subtype(folded, kind)
    if kind in ("webpage", "document", "manuscript") and place:
        where = place.replace(" ", "").lower()
        if where in _POST_PLACES and kind == "webpage":
            return "post"
        if where in PREPRINT_SERVERS and (has_eprint or entry_type in ("online", "unpublished")):
            return "article"
    return kind


def _by_subtype(folded: str, kind: str) -> str:
    found = _SUBTYPES.get(folded)
    if found is None or (found in _MAGAZINES and not kind.startswith("article")):
        return kind
    return found


def subtype_genre(entry_type: str, subtype: str) -> str:
    """Return the genre that an ``entrysubtype`` tells beyond the type, ``""`` for none."""
    folded = subtype.strip().lower()
    if (entry_type, folded) in _OF_ENTRY or folded in TYPES:
        return ""
    if _SUBTYPES.get(folded) in _MAGAZINES | {"post-weblog", "article"}:
        return ""
    return _GENRES.get(folded, subtype)


def biblatex_type(kind: str, *, is_edited: bool, is_within: bool = False) -> tuple[str, str]:
    """Return entry type and subtype for BibLaTeX.

    A book within another (``is_within``) is a bookinbook, one by editors alone a collection.
    """
    if kind == "book" and is_within:
        return "bookinbook", ""
    if kind == "book" and is_edited:
        return "collection", ""
    return _BIBLATEX[kind]


def bibtex_type(kind: str) -> str:
    """Return BibTeX's entry type for an item's."""
    return _BIBTEX[kind]


def subtype_for(entry_type: str, kind: str) -> str:
    """Return the ``entrysubtype`` with which an entry is read as ``kind`` again."""
    if item_type(entry_type, "") == kind:
        return ""
    named = _BIBLATEX[kind][1]
    return named if named and item_type(entry_type, named) == kind else kind
