"""The site that a page belongs to, and what pages put of it into titles and author tags."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from citekit.blocks.json_ld import load_json, names_in, nodes_of
from citekit.model import Page
from citekit.normalize.agreement import fold
from citekit.normalize.outlets import outlet_at, outlet_named
from citekit.patterns import lazy

_SEPARATOR = lazy(r"\s+[|•·–—»›«‹:-]{1,2}\s+|\s*\|\s*|\s+::\s+")
_BY = lazy(
    r"^\s*(?:by|von|par|por|di|door|autor(?:es|en)?:|authors?:|text:|written by)\s+", re.IGNORECASE
)
_AFTER_NAME = lazy(
    r"\s*(?:\S+@|[|•·]|(?<=\s)/\s|\b(?:published|updated|posted|on|in|for|le|am|el|il)\b(?=\s|$)"
    r"|(?:\b(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,?\s)?(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,?\s)?\d|@|\().*$",
    re.IGNORECASE,
)
_GLUED_LABEL = lazy(r"^Authors?(?=[A-Z][a-z])")
_COMPANY = lazy(r"\b(?:GmbH|AG|Inc|LLC|Ltd|S\.?A\.?S?|B\.?V|KG|Verlag)\b\.?|\bwww\.|\S@\S")
_STAFF = frozenset(
    ("staff", "media", "team", "redaktion", "redacción", "editors", "editorial", "news", "online",
     "desk", "newsroom", "magazine", "reporter", "reporters", "contributor", "contributors")
)  # fmt: skip
_DOMAINS = frozenset(("com", "de", "org", "net", "fr", "it", "es", "at", "ch", "couk", "online"))
_SHORT_NAME = 4
_NOBODY = lazy(
    r"^(?:[\w ]{0,20}\bstaff(?:\swriters?)?|redaktion(?:\s[\w ]+)?|redacción(?:\s[\w ]+)?|rédaction(?:\s[\w ]+)?|admin|administrator|editor|editorial|staff|redaktion|rédaction|redacción|webmaster|guest|team|unknown|author|user\d*)$",
    re.IGNORECASE,
)


def outlet_name(page: Page, name: str | None) -> str | None:
    """Return the name that an outlet gives itself, where the page's ``name`` or address tells which.

    A host's outlet counts where the page names none, or the same in other words; the host of
    an encyclopaedia counts in any case, for such pages name their foundation.
    """
    if name is not None:
        known = outlet_named(name)
        if known is not None:
            return known.name
    there = outlet_at(page.url) if page.url else None
    if there is None:
        return name
    same = name is None or fold(there.name) in fold(name) or fold(name) in fold(there.name)
    return there.name if same or there.kind == "encyclopedia" else name


def site_name(page: Page) -> str | None:
    """Return the name of the page's site, where it states one."""
    for name in ("og:site_name", "application-name", "apple-mobile-web-app-title", "cre"):
        for tag in page.metadata:
            if tag.name == name and 1 < len(tag.value) < 80 and not tag.value.startswith("@"):
                return tag.value.strip()
    for text in page.json_ld:
        for node in nodes_of(load_json(text)):
            names = names_in(node.get("publisher"))
            if names:
                return names[0].strip()
    return _in_title(page)


def _in_title(page: Page) -> str | None:
    """The part of ``<title>`` that the address names: "Headline | The Example"."""
    title = next((tag.value for tag in page.metadata if tag.name == "title"), "")
    heading = next(
        (page.text[m.start : m.end] for m in page.marks if m.kind == "heading" and m.value == "1"),
        "",
    )
    host = (
        fold((urlsplit(page.url).hostname or "").removeprefix("www.").rsplit(".", 1)[0])
        if page.url
        else ""
    )
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    if len(parts) < 2:
        return None
    if fold(heading) and fold(title).startswith(fold(heading)) and "|" in title:
        return parts[-1].strip()  # "Headline | Section | The Example"
    if not host:
        return None
    for part in (parts[-1], parts[0]):
        name = fold(part)
        if len(name) > 2 and (name in host or host in name):
            return part.strip()
    return None


def clean_title(text: str, site: str | None) -> str:
    """Return a title without the site's name at its end or beginning."""
    text = " ".join(text.split())
    if not site:
        return text
    wanted = fold(site)
    parts = _SEPARATOR.split(text)
    separators = [match[0] for match in _SEPARATOR.finditer(text)]
    while len(parts) > 1 and _names_site(parts[-1], wanted):
        parts.pop()
        separators.pop()
    while len(parts) > 1 and _names_site(parts[0], wanted):
        parts.pop(0)
        separators.pop(0)
    out = parts[0]
    for separator, part in zip(separators, parts[1:], strict=False):
        out += separator + part
    return out.strip()


def _names_site(part: str, wanted: str) -> bool:
    name = fold(part)
    return bool(name) and (name == wanted or (len(name) > 3 and (name in wanted or wanted in name)))


def clean_author(text: str, site: str | None, url: str | None = None) -> str:
    """Return the names in an author tag or by-line; ``""`` for a site, a role or an address.

    ``url`` is the page's address: some sites put their own name, or its, for the author's.
    """
    text = " ".join(text.split())
    if text.startswith(("http", "@", "www.")) or "/" in text.replace(" / ", " "):
        return ""
    text = _GLUED_LABEL.sub("", _BY.sub("", text))
    cut = _AFTER_NAME.sub("", text).strip(" ,.-–|")
    if not cut or _NOBODY.match(cut) or _COMPANY.search(cut):
        return ""
    return "" if _is_site(cut, site, url) else cut


def _is_site(name: str, site: str | None, url: str | None) -> bool:
    """Whether an author is the site: its name, its host, or its staff."""
    bare = fold(name)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    if host and bare in (fold(host), fold(host.rsplit(".", 1)[0])):
        return True
    if not site:
        return False
    wanted = fold(site)
    if bare in (wanted, fold(f"the {site}")):
        return True
    rest = bare.replace(wanted, "", 1) if wanted in bare else ""
    domain = wanted.removeprefix(bare) if len(bare) > _SHORT_NAME else wanted
    return rest in _STAFF or rest in _DOMAINS or domain in _DOMAINS
