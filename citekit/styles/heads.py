"""What a style's ``cs:info`` says, read without the rest of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from citekit.errors import StyleError

CSL = "http://purl.org/net/xbiblio/csl"

_ISSN = ("issn", "eissn", "issnl")


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleHead:
    """What a style's ``cs:info`` says. ``parent`` is the id that a dependent style follows."""

    title: str = ""
    title_short: str = ""
    parent: str | None = None
    default_locale: str | None = None
    format: str = ""
    fields: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()


def read_head(xml: bytes, place: str) -> StyleHead:
    """Read a style up to the end of its ``cs:info``; entities are refused.

    Raises:
        StyleError: ``xml`` is no well-formed CSL style.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _HeadReader(parser, place)
    try:
        parser.Parse(xml, True)
    except _EndOfHeadError:
        pass
    except expat.ExpatError as error:
        reason = f"no well-formed XML: {expat.errors.messages[error.code]}"
        raise StyleError(place, reason, line=error.lineno) from error
    return reader.head()


class _EndOfHeadError(Exception):
    """Stops the parser: what follows ``cs:info`` is not wanted."""


class _HeadReader:
    """Collects ``cs:info`` from the events of an expat parser."""

    def __init__(self, parser: expat.XMLParserType, place: str) -> None:
        self._parser = parser
        self._place = place
        self._path: list[str] = []
        self._texts: dict[str, list[str]] = {}
        self._root: Mapping[str, str] = {}
        self._parent: str | None = None
        self._format = ""
        self._text = ""
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._refuse

    def head(self) -> StyleHead:
        def first(name: str) -> str:
            return " ".join(self._texts.get(name, [""])[0].split())

        return StyleHead(
            title=first("title"),
            title_short=first("title-short"),
            parent=self._parent,
            default_locale=self._root.get("default-locale") or None,
            format=self._format,
            fields=tuple(self._texts.get("field", ())),
            issn=tuple(text.strip() for name in _ISSN for text in self._texts.get(name, ())),
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self._path:
            self._check_root(namespace, name)
            self._root = attributes
        self._path.append(name)
        self._text = ""
        if len(self._path) == 3 and name == "link":
            if attributes.get("rel") == "independent-parent":
                self._parent = attributes.get("href", "").rstrip("/").rpartition("/")[2]
        elif len(self._path) == 3 and name == "category":
            self._format = attributes.get("citation-format", self._format)
            if "field" in attributes:
                self._texts.setdefault("field", []).append(attributes["field"])

    def _end(self, _tag: str) -> None:
        name = self._path.pop()
        if len(self._path) == 2 and self._path[1] == "info" and self._text:
            self._texts.setdefault(name, []).append(self._text)
        elif len(self._path) == 1 and name == "info":
            raise _EndOfHeadError

    def _characters(self, data: str) -> None:
        if len(self._path) == 3:
            self._text += data

    def _check_root(self, namespace: str, name: str) -> None:
        line = self._parser.CurrentLineNumber
        if name != "style":
            raise StyleError(
                self._place, f"no CSL style: its root is <{name}>, not <style>", line=line
            )
        if namespace != CSL:
            raise StyleError(
                self._place, f'the namespace must be xmlns="{CSL}"', line=line, element=name
            )

    def _refuse(self, name: str, *_rest: object) -> None:
        line = self._parser.CurrentLineNumber
        raise StyleError(self._place, f"declares an entity ({name}): not allowed", line=line)
