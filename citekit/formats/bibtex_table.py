"""BibTeX's and BibLaTeX's types and fields ↔ CSL's, as tables read in both directions.

Sources: btxdoc (BibTeX 0.99d), the biblatex manual (3.20), CSL 1.0.2 appendices.
"""

from __future__ import annotations

from collections.abc import Mapping

# (entry type, entrysubtype or type field) for each CSL type: BibLaTeX writes the second
# column, BibTeX the third.
TYPES: tuple[tuple[str, tuple[str, str], str], ...] = (
    ("article-journal", ("article", ""), "article"),
    ("article-magazine", ("article", "magazine"), "article"),
    ("article-newspaper", ("article", "newspaper"), "article"),
    ("article", ("unpublished", "preprint"), "misc"),
    ("book", ("book", ""), "book"),
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
    ("collection", ("collection", ""), "book"),
    ("periodical", ("periodical", ""), "misc"),
    ("speech", ("unpublished", "speech"), "misc"),
    ("motion_picture", ("movie", ""), "misc"),
    ("broadcast", ("video", "broadcast"), "misc"),
    ("song", ("audio", ""), "misc"),
    ("performance", ("performance", ""), "misc"),
    ("graphic", ("artwork", ""), "misc"),
    ("figure", ("image", ""), "misc"),
    ("map", ("artwork", "map"), "misc"),
    ("musical_score", ("music", ""), "misc"),
    ("personal_communication", ("letter", ""), "misc"),
    ("interview", ("misc", "interview"), "misc"),
    ("review", ("review", ""), "article"),
    ("review-book", ("review", "book"), "article"),
    ("legal_case", ("jurisdiction", ""), "misc"),
    ("legislation", ("legislation", ""), "misc"),
    ("bill", ("legislation", "bill"), "misc"),
    ("hearing", ("legal", "hearing"), "misc"),
    ("regulation", ("legislation", "regulation"), "misc"),
    ("treaty", ("legal", "treaty"), "misc"),
    ("standard", ("standard", ""), "misc"),
    ("classic", ("book", "classic"), "book"),
    ("event", ("misc", "event"), "misc"),
    ("document", ("misc", ""), "misc"),
)

# Entry types that only reading meets → CSL type.
READ_TYPES: Mapping[str, str] = {
    "conference": "paper-conference", "proceedings": "book", "mvproceedings": "book",
    "mvbook": "book", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "mvcollection": "collection", "reference": "book",
    "mvreference": "book", "phdthesis": "thesis", "mastersthesis": "thesis",
    "techreport": "report", "manual": "report", "electronic": "webpage", "www": "webpage",
    "suppperiodical": "article-journal", "newspaper": "article-newspaper",
    "magazine": "article-magazine", "letters": "personal_communication", "commentary": "chapter",
    "preprint": "article", "talk": "speech", "video": "motion_picture", "online": "webpage",
    "webpage": "webpage", "presentation": "speech", "ebook": "book", "report": "report",
}  # fmt: skip

# CSL variable, BibLaTeX field, BibTeX field ("" where it has none). Types that differ
# stand in CONTAINER and PUBLISHER.
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("title", "title", "title"),
    ("title-short", "shorttitle", ""),
    ("collection-title", "series", "series"),
    ("volume", "volume", "volume"),
    ("number-of-volumes", "volumes", ""),
    ("page", "pages", "pages"),
    ("number-of-pages", "pagetotal", ""),
    ("edition", "edition", "edition"),
    ("chapter-number", "chapter", "chapter"),
    ("publisher-place", "location", "address"),
    ("version", "version", ""),
    ("genre", "type", "type"),
    ("status", "pubstate", ""),
    ("event-title", "eventtitle", ""),
    ("event-place", "venue", ""),
    ("original-title", "origtitle", ""),
    ("original-publisher", "origpublisher", ""),
    ("original-publisher-place", "origlocation", ""),
    ("volume-title", "volumetitle", ""),
    ("part-title", "parttitle", ""),
    ("part-number", "part", ""),
    ("abstract", "abstract", "abstract"),
    ("keyword", "keywords", "keywords"),
    ("annote", "annotation", "annote"),
    ("note", "note", "note"),
    ("language", "langid", "language"),
    ("call-number", "library", ""),
    ("container-title-short", "shortjournal", ""),
    ("DOI", "doi", "doi"),
    ("URL", "url", "url"),
    ("ISBN", "isbn", "isbn"),
    ("ISSN", "issn", "issn"),
    ("PMID", "pmid", "pmid"),
    ("PMCID", "pmcid", "pmcid"),
    ("archive", "eprinttype", ""),
    ("archive_location", "eprint", ""),
    ("source", "source", ""),
    ("medium", "medium", ""),
    ("section", "section", ""),
    ("jurisdiction", "jurisdiction", ""),
    ("authority", "authority", ""),
    ("scale", "scale", ""),
    ("dimensions", "dimensions", ""),
)

NAMES: tuple[tuple[str, str, str], ...] = (
    ("author", "author", "author"),
    ("editor", "editor", "editor"),
    ("translator", "translator", ""),
    ("container-author", "bookauthor", ""),
    ("illustrator", "illustrator", ""),
    ("composer", "composer", ""),
    ("director", "director", ""),
    ("collection-editor", "serieseditor", ""),
    ("recipient", "recipient", ""),
    ("interviewer", "interviewer", ""),
)

DATES: tuple[tuple[str, str], ...] = (
    ("issued", "date"),
    ("accessed", "urldate"),
    ("original-date", "origdate"),
    ("event-date", "eventdate"),
    ("submitted", "submitteddate"),
    ("available-date", "availabledate"),
)

# Fields read beside those of the tables → CSL variable.
READ_FIELDS: Mapping[str, str] = {
    "address": "publisher-place", "annote": "annote", "annotation": "annote", "location": "publisher-place",
    "keyword": "keyword", "shortjournal": "container-title-short", "journalabbreviation": "container-title-short",
    "issuetitle": "volume-title", "eventvenue": "event-place", "urlnote": "note", "addendum": "note",
    "mrnumber": "", "lastchecked": "accessed", "urlaccessdate": "accessed", "key": "",
}  # fmt: skip

JOURNAL_TYPES = frozenset(
    (
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "periodical",
        "review",
        "review-book",
    )
)
BOOK_PARTS = frozenset(
    ("chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary")
)


def container_field(kind: str, *, biblatex: bool) -> str:
    """The field that holds the container-title of items of type ``kind``."""
    if kind in JOURNAL_TYPES:
        return "journaltitle" if biblatex else "journal"
    if kind in BOOK_PARTS:
        return "booktitle"
    return "maintitle" if biblatex else "howpublished"


def publisher_field(kind: str, *, biblatex: bool) -> str:
    """The field that holds the publisher of items of type ``kind``."""
    if kind == "report":
        return "institution"
    if kind == "thesis":
        return "institution" if biblatex else "school"
    if kind in ("webpage", "post", "post-weblog", "software", "dataset") and biblatex:
        return "publisher" if kind == "dataset" else "organization"
    if kind in (
        "document",
        "webpage",
        "post",
        "post-weblog",
        "motion_picture",
        "speech",
        "software",
        "dataset",
    ):
        return "howpublished"
    return "publisher"
