"""Locales: terms, ordinals, date formats and options of a language, with CSL's fallbacks.

A ``Locale`` is merged once from the style's own ``cs:locale`` elements, the file of the
wanted dialect, the primary dialect of its language and ``en-US`` (CSL 1.0.2, "Locale
Fallback"). The files are those that citeproc-py ships; the package itself is not imported.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from citekit.csl.style import meant
from citekit.csl.xml import parse_xml, tag_of
from citekit.errors import LocaleError

DEFAULT = "en-US"

PRIMARY: Mapping[str, str] = MappingProxyType(
    {
        "af": "af-ZA", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK",
        "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR",
        "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR",
        "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP",
        "km": "km-KH", "ko": "ko-KR", "lij": "lij-IT", "lt": "lt-LT", "lv": "lv-LV",
        "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO",
        "pa": "pa-PK", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK",
        "sl": "sl-SI", "sr": "sr-Cyrl-RS", "sv": "sv-SE", "th": "th-TH", "tl": "tl-PH",
        "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
    }
)  # fmt: skip
"""Language → the dialect that its other dialects fall back to."""

_FORM_FALLBACK: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "long": ("long",),
        "short": ("short", "long"),
        "symbol": ("symbol", "short", "long"),
        "verb": ("verb", "long"),
        "verb-short": ("verb-short", "verb", "long"),
    }
)


@dataclass(frozen=True, slots=True)
class DatePart:
    """A part of a localized date: name and its own attributes."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A localized date: its parts in order and the delimiter between them."""

    parts: tuple[DatePart, ...]
    delimiter: str = ""


Term = tuple[str, str]
"""A term's singular and plural."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """What one ``cs:locale`` element says; a ``whole`` one is a language's own file."""

    lang: str
    whole: bool
    terms: Mapping[tuple[str, str], Term]
    gendered: Mapping[tuple[str, str, str], str]
    genders: Mapping[str, str]
    ordinals: Mapping[tuple[str, str], tuple[str, str]]
    dates: Mapping[str, DateFormat]
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Locale:
    """A language's words, merged; look-ups fall back from form to form."""

    lang: str
    terms: Mapping[tuple[str, str], Term]
    gendered: Mapping[tuple[str, str, str], str]
    genders: Mapping[str, str]
    ordinals: Mapping[tuple[str, str], tuple[str, str]]
    dates: Mapping[str, DateFormat]
    punctuation_in_quote: bool
    limit_ordinals_to_day_1: bool
    missing: str = ""
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    _found: dict[tuple[str, str, bool], str | None] = field(default_factory=dict, compare=False)

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Return a term, ``None`` where the language has none (``""`` is a term)."""
        key = (name, form, plural)
        if key in self._found:
            return self._found[key]
        for tried in _FORM_FALLBACK.get(form, ("long",)):
            found = self.terms.get((name, tried))
            if found is not None:
                self._found[key] = found[plural]
                return found[plural]
        self._found[key] = None
        return None

    def ordinal(self, number: int, gender: str = "") -> str:
        """Return the suffix that makes ``number`` an ordinal ("st", "º")."""
        last2, last1 = abs(number) % 100, abs(number) % 10
        for chosen in (gender, "") if gender else ("",):
            for digits, allowed in (
                (last2, ("last-two-digits", "whole-number")),
                (last1, ("last-digit",)),
            ):
                found = self.ordinals.get((f"ordinal-{digits:02d}", chosen))
                if found is None:
                    continue
                suffix, match = found
                rule = match or ("last-digit" if digits < 10 else "last-two-digits")
                if rule in allowed and (rule != "whole-number" or digits == abs(number)):
                    return suffix
                if digits < 10 and rule == "last-two-digits" and last2 == digits:
                    return suffix
        for chosen in (gender, ""):
            found = self.ordinals.get(("ordinal", chosen))
            if found is not None:
                return found[0]
        return ""

    def long_ordinal(self, number: int, gender: str = "") -> str | None:
        """Return "first" to "tenth", ``None`` beyond or where the language has none."""
        name = f"long-ordinal-{number:02d}"
        return self.gendered.get((name, "long", gender)) or self.term(name)


def load_locale(lang: str, own: Sequence[etree._Element] = ()) -> Locale:
    """Return the locale for ``lang``, with the style's own ``cs:locale`` elements on top.

    An unknown language gives American English; ``missing`` then holds its name.
    """
    names = _fallbacks(lang)
    layers = [_read_file(name) for name in names]
    missing = "" if _known(lang) else lang
    resolved = lang if _known(lang) else DEFAULT
    language = lang.split("-", maxsplit=1)[0].lower()
    for wanted in ("", language, lang.lower()):
        for node in own:
            stated = (node.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()
            if stated == wanted or (
                wanted == language and stated == PRIMARY.get(language, "").lower() != lang.lower()
            ):
                layers.append(_read_layer(node))
    return _merge(resolved, layers, missing)


def _merge(lang: str, layers: Sequence[_Layer], missing: str) -> Locale:
    terms: dict[tuple[str, str], Term] = {}
    gendered: dict[tuple[str, str, str], str] = {}
    genders: dict[str, str] = {}
    ordinals: Mapping[tuple[str, str], tuple[str, str]] = {}
    dates: dict[str, DateFormat] = {}
    options: dict[str, str] = {}
    for layer in layers:
        if layer.whole:  # a language that lacks a form has another one of the term
            names = {name for name, _ in layer.terms}
            terms = {key: term for key, term in terms.items() if key[0] not in names}
        terms.update(layer.terms)
        gendered.update(layer.gendered)
        genders.update(layer.genders)
        if not ordinals or ("ordinal", "") in layer.ordinals:  # else half a system
            ordinals = layer.ordinals
        dates.update(layer.dates)
        options.update(layer.options)
    marks = tuple(
        terms.get((name, "long"), (default, default))[0]
        for name, default in (
            ("open-quote", "“"), ("close-quote", "”"),
            ("open-inner-quote", "‘"), ("close-inner-quote", "’"),
        )
    )  # fmt: skip
    return Locale(
        lang=lang,
        terms=terms,
        gendered=gendered,
        genders=genders,
        ordinals=ordinals,
        dates=dates,
        punctuation_in_quote=options.get("punctuation-in-quote") == "true",
        limit_ordinals_to_day_1=options.get("limit-day-ordinals-to-day-1") == "true",
        missing=missing,
        quotes=(marks[0], marks[1], marks[2], marks[3]),
    )


def _folder() -> Path:
    spec = importlib.util.find_spec("citeproc")
    if spec is None or spec.origin is None:
        raise LocaleError("locales", "citeproc-py, which brings them, is not installed")
    return Path(spec.origin).parent / "data" / "locales"


@lru_cache(maxsize=1)
def _files() -> Mapping[str, Path]:
    return {path.stem.removeprefix("locales-"): path for path in _folder().glob("locales-*.xml")}


def _known(lang: str) -> bool:
    return lang in _files() or lang.split("-", maxsplit=1)[0].lower() in PRIMARY or lang in PRIMARY


def _fallbacks(lang: str) -> tuple[str, ...]:
    """Return the names of files to merge, the weakest first."""
    names = [DEFAULT]
    primary = PRIMARY.get(lang.split("-", maxsplit=1)[0].lower())
    for name in (primary, lang):
        if name and name not in names and name in _files():
            names.append(name)
    return tuple(names)


@lru_cache(maxsize=80)
def _read_file(name: str) -> _Layer:
    path = _files()[name]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LocaleError(name, f"cannot be read: {error}") from error
    return _read_layer(parse_xml(data, path.name, "locale"))


def _read_layer(locale: etree._Element) -> _Layer:
    terms: dict[tuple[str, str], Term] = {}
    gendered: dict[tuple[str, str, str], str] = {}
    genders: dict[str, str] = {}
    ordinals: dict[tuple[str, str], tuple[str, str]] = {}
    dates: dict[str, DateFormat] = {}
    options: dict[str, str] = {}
    for node in locale:
        match tag_of(node):
            case "terms":
                for term in node:
                    _read_term(term, terms, gendered, genders, ordinals)
            case "date":
                dates[node.get("form", "text")] = _read_date(node)
            case "style-options":
                options.update({str(key): str(value) for key, value in node.attrib.items()})
            case _:
                continue
    lang = locale.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return _Layer(
        lang, locale.getparent() is None, terms, gendered, genders, ordinals, dates, options
    )


def _read_term(
    node: etree._Element,
    terms: dict[tuple[str, str], Term],
    gendered: dict[tuple[str, str, str], str],
    genders: dict[str, str],
    ordinals: dict[tuple[str, str], tuple[str, str]],
) -> None:
    attributes = node.attrib
    name = attributes.get("name", "")
    form = attributes.get("form", "long")
    single = multiple = node.text or ""
    if "&#" in single:
        single = multiple = meant(single)
    if "\n" in single and not single.strip():  # an element written over two lines is empty
        single = multiple = ""
    if len(node):
        for part in node:
            if tag_of(part) == "single":
                single = part.text or ""
            elif tag_of(part) == "multiple":
                multiple = part.text or ""
    of_gender = attributes.get("gender-form", "")
    if name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdigit()):
        ordinals[name, of_gender] = (single, attributes.get("match", ""))
        return
    if of_gender:
        gendered[name, form, of_gender] = single
        terms.setdefault((name, form), (single, multiple))
        return
    terms[name, form] = (single, multiple)
    if "gender" in attributes:
        genders[name] = str(attributes["gender"])


def _read_date(node: etree._Element) -> DateFormat:
    parts = tuple(
        DatePart(part.get("name", ""), {str(k): str(v) for k, v in part.attrib.items()})
        for part in node
        if tag_of(part) == "date-part"
    )
    return DateFormat(parts, node.get("delimiter", ""))
