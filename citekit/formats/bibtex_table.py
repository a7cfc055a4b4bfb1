"""BibTeX's and BibLaTeX's fields ↔ CSL's variables, as tables read in both directions.

Sources: btxdoc (BibTeX 0.99d), the biblatex manual (3.20), CSL 1.0.2 appendices. A variable
that has no row goes by its own name: ``dimensions = {…}``, ``narrator = {…}``. BibTeX's
styles pass over fields that they do not know, and programs that read them find them.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.variables import VARIABLES, Kind

# CSL variable, BibLaTeX field, BibTeX field.
TEXTS: tuple[tuple[str, str, str], ...] = (
    ("title-short", "shorttitle", "shorttitle"),
    ("collection-title", "series", "series"),
    ("volume", "volume", "volume"),
    ("number-of-volumes", "volumes", "volumes"),
    ("part-number", "part", "part"),
    ("page", "pages", "pages"),
    ("number-of-pages", "pagetotal", "pagetotal"),
    ("edition", "edition", "edition"),
    ("chapter-number", "chapter", "chapter"),
    ("publisher-place", "location", "address"),
    ("version", "version", "version"),
    ("genre", "type", "type"),
    ("status", "pubstate", "pubstate"),
    ("event-title", "eventtitle", "eventtitle"),
    ("event-place", "venue", "venue"),
    ("original-title", "origtitle", "origtitle"),
    ("original-publisher", "origpublisher", "origpublisher"),
    ("original-publisher-place", "origlocation", "origlocation"),
    ("container-title-short", "shortjournal", "shortjournal"),
    ("call-number", "library", "library"),
    ("language", "langid", "language"),
    ("abstract", "abstract", "abstract"),
    ("keyword", "keywords", "keywords"),
    ("annote", "annotation", "annote"),
    ("note", "note", "note"),
    ("archive", "eprinttype", "archiveprefix"),
    ("archive_location", "eprint", "eprint"),
    ("DOI", "doi", "doi"),
    ("URL", "url", "url"),
    ("ISBN", "isbn", "isbn"),
    ("ISSN", "issn", "issn"),
    ("PMID", "pmid", "pmid"),
    ("PMCID", "pmcid", "pmcid"),
)

# CSL variable, field; the same in both.
NAMES: tuple[tuple[str, str], ...] = (
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("container-author", "bookauthor"),
    ("executive-producer", "execproducer"),
)

# CSL variable, BibLaTeX's field. BibTeX has year, month and day for the first.
DATES: tuple[tuple[str, str], ...] = (
    ("issued", "date"),
    ("accessed", "urldate"),
    ("original-date", "origdate"),
    ("event-date", "eventdate"),
)

# Fields that only reading meets → variable; of several the first that an entry has.
_READ_TEXTS: tuple[tuple[str, str], ...] = (
    ("annote", "annote"), ("annotation", "annote"), ("annotate", "annote"), ("review", "annote"),
    ("address", "publisher-place"), ("location", "publisher-place"), ("place", "publisher-place"),
    ("city", "publisher-place"), ("bookaddress", "publisher-place"),
    ("keyword", "keyword"), ("tags", "keyword"),
    ("journalabbreviation", "container-title-short"), ("shortbooktitle", "container-title-short"),
    ("eventvenue", "event-place"), ("conference-location", "event-place"), ("eid", "number"),
    ("archiveprefix", "archive"), ("eprinttype", "archive"), ("archivename", "archive"),
    ("numpages", "number-of-pages"), ("page", "page"), ("hyphenation", "language"),
    ("language", "language"), ("langid", "language"),
    ("callnumber", "call-number"), ("lccn", "call-number"), ("isrn", "number"),
    ("shortauthor", ""), ("event", "event-title"), ("conference", "event-title"),
    ("numvolumes", "number-of-volumes"), ("articleno", "number"), ("article-number", "number"),
    ("serialnumber", "number"), ("hal_version", "version"),
    ("uri", "URL"), ("ee", "URL"), ("journal-iso", "container-title-short"), ("copyright", "license"),
)  # fmt: skip
_READ_NAMES: tuple[tuple[str, str], ...] = (
    ("inventor", "author"), ("actor", "performer"), ("bookeditor", "editor"),
    ("serieseditor", "collection-editor"), ("execdirector", "director"),
)  # fmt: skip
_READ_DATES: tuple[tuple[str, str], ...] = (
    ("lastchecked", "accessed"), ("urlaccessdate", "accessed"), ("accessdate", "accessed"),
    ("lastaccessed", "accessed"), ("submitteddate", "submitted"), ("datesubmitted", "submitted"),
)  # fmt: skip

# Fields whose value is what it is: no LaTeX in it.
VERBATIM = frozenset(
    """
    doi url uri ee eprint file pdf urlraw isbn issn pmid pmcid hal_id swhid biburl bibsource adsurl
    crossref xref xdata related ids entryset options local-url bdsk-url-1 bdsk-url-2 bdsk-file-1
    mrnumber zblnumber
    """.split()
)

# biblatex's lists of words: an "and" outside braces parts them.
LISTS = frozenset(
    """
    publisher location address institution organization school language origpublisher
    origlocation
    """.split()
)

# Roles of biblatex's editora … editorc and editortype → CSL's.
EDITOR_ROLES: Mapping[str, str] = {
    "compiler": "compiler", "organizer": "organizer", "director": "director", "chair": "chair",
    "producer": "producer", "collaborator": "contributor", "scriptwriter": "script-writer",
    "translator": "translator", "curator": "curator", "illustrator": "illustrator",
    "narrator": "narrator", "host": "host", "performer": "performer", "composer": "composer",
    "interviewer": "interviewer", "editor": "editor",
}  # fmt: skip

# biblatex's localization keys that stand in type and pubstate ↔ what they print in English.
GENRES: Mapping[str, str] = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis", "techreport": "technical report",
    "resreport": "research report", "software": "computer software", "datacd": "data CD",
    "audiocd": "audio CD", "patent": "patent", "patreq": "patent request",
}  # fmt: skip
STATES: Mapping[str, str] = {
    "inpress": "in press", "inpreparation": "in preparation", "forthcoming": "forthcoming",
    "submitted": "submitted", "prepublished": "prepublished",
}  # fmt: skip

# Identifiers of babel and polyglossia ↔ BCP 47. The first row of a tag is written, of a name read.
LANGUAGES: tuple[tuple[str, str], ...] = (
    ("english", "en"), ("american", "en-US"), ("british", "en-GB"), ("canadian", "en-CA"),
    ("australian", "en-AU"), ("newzealand", "en-NZ"), ("usenglish", "en-US"), ("ukenglish", "en-GB"),
    ("german", "de"), ("ngerman", "de-DE"), ("austrian", "de-AT"), ("naustrian", "de-AT"),
    ("nswissgerman", "de-CH"), ("swissgerman", "de-CH"), ("deutsch", "de"), ("french", "fr"),
    ("francais", "fr"), ("français", "fr"), ("canadien", "fr-CA"), ("acadian", "fr-CA"),
    ("spanish", "es"), ("español", "es"), ("mexican", "es-MX"), ("italian", "it"),
    ("portuguese", "pt"), ("brazilian", "pt-BR"), ("portuges", "pt"), ("brazil", "pt-BR"),
    ("dutch", "nl"), ("afrikaans", "af"), ("danish", "da"), ("swedish", "sv"),
    ("norwegian", "no"), ("norsk", "nb"), ("nynorsk", "nn"), ("icelandic", "is"),
    ("finnish", "fi"), ("estonian", "et"), ("latvian", "lv"), ("lithuanian", "lt"),
    ("polish", "pl"), ("czech", "cs"), ("slovak", "sk"), ("slovene", "sl"),
    ("slovenian", "sl"), ("croatian", "hr"), ("serbian", "sr"), ("bosnian", "bs"),
    ("macedonian", "mk"), ("bulgarian", "bg"), ("romanian", "ro"), ("hungarian", "hu"),
    ("magyar", "hu"), ("greek", "el"), ("turkish", "tr"), ("russian", "ru"),
    ("ukrainian", "uk"), ("belarusian", "be"), ("catalan", "ca"), ("basque", "eu"),
    ("galician", "gl"), ("latin", "la"), ("hebrew", "he"), ("arabic", "ar"), ("persian", "fa"),
    ("farsi", "fa"), ("chinese", "zh"), ("japanese", "ja"), ("korean", "ko"), ("hindi", "hi"),
    ("vietnamese", "vi"), ("thai", "th"), ("indonesian", "id"), ("malay", "ms"),
    ("esperanto", "eo"), ("irish", "ga"), ("welsh", "cy"), ("albanian", "sq"),
    ("armenian", "hy"), ("georgian", "ka"), ("mongolian", "mn"), ("bengali", "bn"),
)  # fmt: skip

JOURNAL_TYPES = frozenset(
    "article-journal article-magazine article-newspaper periodical review review-book".split()
)
BOOK_PARTS = frozenset("chapter paper-conference entry entry-encyclopedia entry-dictionary".split())
WHOLE_BOOKS = frozenset(("book", "classic", "collection"))
SITES = frozenset(("webpage", "post", "post-weblog"))
PUBLISHED_SOMEHOW = frozenset(("document", "pamphlet", "manuscript", "book", "report"))
"""Where ``howpublished`` is the publisher; elsewhere it is what the work stands in."""
LAWS = frozenset("bill hearing legal_case legislation regulation treaty".split())


def container_field(kind: str, *, biblatex: bool) -> str:
    """The field that holds the container-title of items of type ``kind``."""
    if kind in JOURNAL_TYPES:
        return "journaltitle" if biblatex else "journal"
    if kind in BOOK_PARTS:
        return "booktitle"
    if not biblatex:
        return "howpublished" if kind not in WHOLE_BOOKS else "maintitle"
    return "titleaddon" if kind in SITES else "maintitle"


def publisher_field(kind: str, *, biblatex: bool) -> str:
    """The field that holds the publisher of items of type ``kind``."""
    if kind == "report":
        return "institution"
    if kind == "thesis":
        return "institution" if biblatex else "school"
    return "organization" if kind in SITES and biblatex else "publisher"


def number_variable(kind: str, *, has_series: bool) -> str:
    """The variable that the field ``number`` of items of type ``kind`` stands for."""
    if kind in JOURNAL_TYPES:
        return "issue"
    return "collection-number" if has_series or kind in WHOLE_BOOKS else "number"


def _reading() -> dict[str, tuple[Kind, str]]:
    """Field → kind and variable, for everything whose meaning no other field changes."""
    fields: dict[str, tuple[Kind, str]] = {}
    for variable, kind in VARIABLES.items():
        fields.setdefault(variable.lower(), (kind, variable))
    for field, variable in (*_READ_TEXTS, *_READ_NAMES, *_READ_DATES):
        if variable:
            fields[field] = (VARIABLES[variable], variable)
        else:
            fields.pop(field, None)
    for variable, biblatex, bibtex in TEXTS:
        fields[bibtex] = fields[biblatex] = (VARIABLES[variable], variable)
    for variable, field in (*NAMES, *DATES):
        fields[field] = (VARIABLES[variable], variable)
    for field in ("title", "number", "container-title", "publisher", "volume-title"):
        fields.pop(field, None)
    for field in ("shorttitle", "journalabbreviation"):  # CSL-JSON's old names have capitals
        fields[field] = (
            Kind.TEXT,
            {"shorttitle": "title-short"}.get(field, "container-title-short"),
        )
    return fields


READING: Mapping[str, tuple[Kind, str]] = _reading()
"""Every field that is read by itself → its kind and its variable."""

_WRITING: Mapping[str, tuple[str, str]] = {
    **{variable: (variable, variable) for variable in VARIABLES},
    **{variable: (biblatex, bibtex) for variable, biblatex, bibtex in TEXTS},
    **{variable: (field, field) for variable, field in (*NAMES, *DATES)},
}


def field_of(variable: str, *, biblatex: bool) -> str:
    """Return the field that a variable without a rule of its own is written to."""
    return _WRITING[variable][0 if biblatex else 1]
