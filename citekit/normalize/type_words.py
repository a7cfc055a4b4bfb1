"""The words by which a type of work gives itself away, in several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from citekit.patterns import lazy

_FLAGS = re.IGNORECASE | re.VERBOSE


def _words(pattern: str) -> re.Pattern[str]:
    return lazy(pattern, _FLAGS)


CONFERENCE = _words(
    r"""\b(?:proceedings|proc\.|conference|conf\.|symposium|symp\.|workshop|congress|congreso
    |congresso|congrès
    |kongress|tagung|tagungsband|actes\ d[eu]|atti\ d|actas|anais|colloque|colloquium|meeting\ of
    |annual\ meeting|sitzungsberichte)"""
)
CONFERENCE_JOURNAL = _words(
    r"""^(?:proc(?:eedings|\.)?)\s.*(?:academy|acad|society|soc|royal|national|nat|natl|ieee$
    |program|vldb|phys|ACM\ )"""
)
SERIES = _words(
    r"""\b(?:(?:working|discussion|research|policy|occasional|white|staff|background|issue
    |position|technical|fact\ ?)
        [\s-]*(?:papers?|briefs?|memos?|reports?|notes?|sheets?)
    | (?:crs|asia|technical|tech\.|annual|special|country|open-file|scientific\ investigations
    |progress|final|interim|research|policy|internal|staff|survey|europe|africa|middle\ east
    |latin\ america)\s+report
    | arbeits(?:papiere?|berichte?)|diskussions(?:papiere?|beiträge?)|forschungsberichte?
    |policy\ briefs?|giga\ focus|zeitschriftenschau
    | documento[s]?\ de\ (?:trabajo|trabalho)|document\ de\ travail|cahiers?\ de\ recherche
    |quaderni|note\ di\ lavoro|werkdocument
    | testimony|memorandum|white\ paper|rapport|relatório|informe|rapporto|gutachten|insight
    |tech\ report|kurzanalyse|kurzbericht|presentation)\b"""
)
PREPRINT = _words(
    r"^(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|osf\ preprints"
    r"|preprints(?:\.org)?|research\ square|ssrn(?:\ electronic\ journal)?|hal)\b"
)
REPOSITORY = _words(r"^(?:zenodo|osf|figshare|mendeley|ecommons|hal|dspace|openaire)\b")
DATASET = _words(
    r"""\b(?:data\s?set|database|data\ file|datenbank|base\ de\ (?:données|datos|dados)|dataverse
    |pangaea|icpsr|dryad|gesis\ data
    |figshare|fred\b|data\ archive|datenarchiv|data\ repository|datensatz|survey\ data|worldcover
    |uk\ data\ service)\b"""
)
SOFTWARE = _words(
    r"""\b(?:r\ package|python\ package|computer\ (?:software|program)|software|code\ repository
    |github(?!\.io)(?:\ repository)?|gitlab|package\ version|source\ code|[\[(]?app[\])]|toolkit|toolbox
    |simulator|dashboard)\b"""
)
ENCYCLOPEDIA = _words(
    r"\b(?:wikipedia|encyclop[aæ]?edia|encyclopédie|enciclopedia|enzyklopädie|lexikon|britannica"
    r"|scholarpedia)\b"
)
DICTIONARY = _words(
    r"\b(?:dictionary|wörterbuch|dictionnaire|diccionario|dizionario|dicionário|woordenboek"
    r"|merriam-webster)\b"
)
BLOG = _words(
    r"\.github\.io\b|\wblog\b|\b(?:blog|weblog|substack|medium|wordpress|blogspot)\b|[’']Log\b"
)
BLOG_HOST = lazy(
    r"""https?://(?:blogs?\.[\w-]+\.\w|medium\.com/|(?:www\.)?scienceblogs\.
    |[\w.-]+\.(?:wordpress|substack|tumblr|canalblog|over-blog|typepad|livejournal|hypotheses)\.(?:com|org)/
    |[\w.-]+\.blogspot\.[a-z.]+/)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Hosts that carry blogs and nothing else."""
THESIS = _words(
    r"""\b(?:thesis|theses|dissertation|diss\.|doktorarbeit|habilitation(?:sschrift)?|masterarbeit
    |bachelorarbeit|diplomarbeit
    |magisterarbeit|thèse|mémoire\ de|tesis|tese|dissertação|tesi\ di|proefschrift|scriptie
    |ph\.?\ ?d\.?(?:\ thesis)?|m\.?sc\.?\ thesis|дис\.)"""
)
SPEECH = _words(
    r"\b(?:speech|remarks|keynote|address\ (?:to|at|before)|lecture|vortrag|rede|discours"
    r"|discurso|talk|presidential\ debate)\b"
)
VIDEO = _words(r"\b(?:youtube|vimeo|video|film|motion\ picture|documentary|dvd)\b")
PODCAST = _words(r"\b(?:podcast|radio\ broadcast|tv\ series|television\ broadcast|episode)\b")
PATENT = _words(r"\b(?:patent|patentschrift|offenlegungsschrift|brevet)\b")
STANDARD = _words(r"^(?:ISO|IEC|DIN|ANSI|ASTM|IEEE\ Std|BS|EN|RFC)[\s/-]*\d")
PUBLISHER_OF_BOOKS = _words(
    r"""\b(?:press|verlag|verl\.|publish(?:ers?|ing)|books|éditions?|editions|ediciones|editora
    |editorial|editore|edizioni|uitgeverij|springer|wiley|elsevier
    |routledge|taylor\ &\ francis|sage|palgrave|macmillan|penguin|random\ house|harper(?:collins|\ &)?|norton
    |suhrkamp|de\ gruyter|brill|blackwell|gallimard
    |mcgraw|pearson|prentice|academic\ press|addison|kluwer|nomos|campus|beltz|beck|mohr|fischer
    |rowohlt|hampp|farrar|houghton|knopf|simon\ &|basic\ books|publicaffairs
    |crown|viking|doubleday|little,\ brown|hachette|bloomsbury|elgar|oxford\ u|cambridge\ u|presse
    |presses|puf|seuil|издательство|出版社)\b"""
)

IN_GENRE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "thesis": THESIS,
        "dataset": DATASET,
        "software": SOFTWARE,
        "patent": PATENT,
        "speech": SPEECH,
        "motion_picture": VIDEO,
        "broadcast": PODCAST,
    }
)
"""Printed genres that settle the type alone, the surest first."""
