"""One name → marked text: order, particles, initials, suffixes, formatting of its parts.

Source: CSL 1.0.2, "Name", "Name-part Order", "Name-part".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from citekit.csl import marks
from citekit.csl.cases import cased
from citekit.csl.decoration import brackets
from citekit.csl.fields import marked
from citekit.csl.people import Person, initials
from citekit.csl.style import Element

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler

Part = Callable[[str], str]
_BOUND = ("cs", "fr", "ru")
"""Languages that let no line end between a particle and its name."""


class NameWriter:
    """Writes names as one element ``cs:name`` wants them; each distinct name only once."""

    __slots__ = (
        "_cache", "_demote", "_family", "_family_affixes", "_given", "_given_affixes", "_hyphen",
        "_initialize", "_initialize_with", "_inverted", "_separator", "_short", "_space",
    )  # fmt: skip

    def __init__(
        self,
        get: Callable[[str], str | None],
        family: tuple[Part, tuple[str, str]],
        given: tuple[Part, tuple[str, str]],
        form: str,
        *,
        hyphen: bool,
        demote: str,
        space: str,
    ) -> None:
        self._short = form == "short"
        self._inverted = get("name-as-sort-order") or ""
        separator = get("sort-separator")
        self._separator = ", " if separator is None else marks.clean(separator)
        self._initialize_with = get("initialize-with")
        self._initialize = get("initialize") != "false"
        self._hyphen = hyphen
        self._demote = demote
        self._space = space
        self._family, self._family_affixes = family
        self._given, self._given_affixes = given
        self._cache: dict[tuple[Person, bool, int, bool], str] = {}

    def inverts(self, place: int) -> bool:
        """Tell whether the name at ``place`` stands with its family name first."""
        return not self._short and (
            self._inverted == "all" or (self._inverted == "first" and place == 0)
        )

    def write(self, person: Person, place: int, level: int, *, sorting: bool = False) -> str:
        """Return ``person`` as marked text; ``level`` is how far given names are expanded."""
        inverted = sorting or self._inverted == "all" or (self._inverted == "first" and place == 0)
        key = (person, inverted, level, sorting)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._write(
                person, level, inverted=inverted, sorting=sorting
            )
        return found

    @property
    def initializes(self) -> bool:
        """Whether given names are cut to initials."""
        return self._initialize_with is not None

    def _write(self, person: Person, level: int, *, inverted: bool, sorting: bool) -> str:
        if person.literal:
            before, after = self._family_affixes
            return f"{before}{self._family(marked(person.literal))}{after}"
        given = self._given_names(person, level)
        if not person.latin:
            return self._not_latin(person, given)
        if self._short and level == 0:
            if sorting and self._demote != "never":
                return _spaced(person.family, person.particle)
            return self._affixed(
                self._family_affixes,
                _spaced(
                    self._part(self._family, person.particle),
                    self._part(self._family, person.family),
                    self._space,
                ),
            )
        if person.static:
            return self._straight(person, given, turned=True)
        if inverted:
            return self._turned(person, given, sorting=sorting)
        return self._straight(person, given)

    def _given_names(self, person: Person, level: int) -> str:
        given = person.given
        if not given or self._initialize_with is None or level == 2:
            return marked(given)
        return marked(
            initials(
                given, self._initialize_with, hyphen=self._hyphen, only_present=not self._initialize
            )
        )

    def _not_latin(self, person: Person, given: str) -> str:
        family = self._part(self._family, person.family)
        if self._short:
            return family
        given = self._given(marked(person.given)) if person.given else ""
        return f"{self._affixed(self._family_affixes, family)}{self._affixed(self._given_affixes, given)}"

    def _part(self, change: Part, text: str) -> str:
        return change(marked(text)) if text else ""

    def _suffix(self, person: Person) -> str:
        """Return "Jr." without its point where initials have none (citeproc-js)."""
        bare = self._initialize_with is not None and "." not in self._initialize_with
        return marked(person.suffix.replace(".", "") if bare else person.suffix)

    @staticmethod
    def _affixed(affixes: tuple[str, str], text: str) -> str:
        return f"{affixes[0]}{text}{affixes[1]}" if text else ""

    def _turned(self, person: Person, given: str, *, sorting: bool) -> str:
        """Family name first."""
        family = self._part(self._family, person.family)
        particle = self._part(self._family, person.particle)
        first = self._given(given) if given else ""
        dropping = self._part(self._given, person.dropping)
        if self._demote == "display-and-sort" or (sorting and self._demote == "sort-only"):
            lead = self._affixed(self._family_affixes, family)
            rest = self._affixed(self._given_affixes, _spaced(_spaced(first, dropping), particle))
        else:
            lead = self._affixed(self._family_affixes, _spaced(particle, family, self._space))
            rest = self._affixed(self._given_affixes, _spaced(first, dropping))
        text = f"{lead}{self._separator}{rest}" if rest and lead else lead or rest
        suffix = self._suffix(person)
        return f"{text}{self._separator}{suffix}" if suffix else text

    def _straight(self, person: Person, given: str, *, turned: bool = False) -> str:
        """Given name first; particles and the suffix belong to the family name."""
        lead = self._affixed(self._given_affixes, self._given(given) if given else "")
        dropping = self._part(self._given, person.dropping)
        family = _spaced(
            self._part(self._family, person.particle),
            self._part(self._family, person.family),
            self._space,
        )
        family = _spaced(dropping, family, self._space)
        suffix = self._suffix(person)
        if suffix:
            family += f", {suffix}" if person.comma_suffix else f" {suffix}"
        rest = self._affixed(self._family_affixes, family)
        if turned:
            return _spaced(rest, lead)
        bound = "\u00a0" in (self._initialize_with or "")  # initials stay with their name
        return _spaced(lead, rest, self._space if bound else " ")


def _spaced(first: str, second: str, space: str = " ") -> str:
    """Join two parts of a name, without a space after an apostrophe, a hyphen or a space."""
    if not first or not second:
        return first or second
    end = marks.plain(first)[-1:]
    if end in "'’-‑\u00a0 –" and end:
        return first + second
    return f"{first}{space}{second}"


def read_writer(
    compiler: Compiler, inherited: Mapping[str, str], name: Element | None
) -> NameWriter:
    """Return the writer for an element ``cs:name`` (or for none)."""

    def get(attribute: str) -> str | None:
        if name is not None and attribute in name.attributes:
            return name.attributes[attribute]
        return inherited.get(attribute)

    form = (name.attributes.get("form") if name is not None else None) or inherited.get(
        "name-form", "long"
    )
    parts = {child.get("name"): child for child in name.children} if name is not None else {}
    return NameWriter(
        get,
        _compile_part(compiler, parts.get("family")),
        _compile_part(compiler, parts.get("given")),
        form,
        hyphen=inherited.get("initialize-with-hyphen", "true") != "false",
        demote=inherited.get("demote-non-dropping-particle", "display-and-sort"),
        space="\u00a0" if compiler.locale.lang[:2] in _BOUND else " ",
    )


def _compile_part(compiler: Compiler, element: Element | None) -> tuple[Part, tuple[str, str]]:
    if element is None:
        return (lambda text: text), ("", "")
    before, after = brackets(element, affixes=False)
    kind = element.get("text-case")
    case = cased(kind) if kind and kind != "normal" else None
    affixes = (marks.clean(element.get("prefix")), marks.clean(element.get("suffix")))
    if case is None:
        return (lambda text: f"{before}{text}{after}"), affixes
    lang = compiler.locale.lang[:2]
    return (lambda text: f"{before}{case(text, lang)}{after}"), affixes
