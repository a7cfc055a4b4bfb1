"""What items of one shape cannot have is left out of a style before it is compiled.

Most of a style is silent for most items: a macro for court decisions, a group around an
edition. The *shape* of an item is its type and the variables that it has. For a shape
that is met often the style is pruned (``Pruner``: elements → fewer elements that print
the same for every item of the shape) and compiled again; ``Shaped`` chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from citekit.csl.context import Context, Render
from citekit.csl.refs import Shape
from citekit.csl.style import Element

ABSENT = Element("absent", {}, (), 0)
"""Stands for elements that call variables which are not there: silent, and counted."""

# Read from the cite, the document or other variables, whatever the item has.
_CONTEXTUAL = frozenset(
    {
        "locator", "citation-number", "citation-label", "year-suffix", "page-first",
        "first-reference-note-number",
    }
)  # fmt: skip
_NEVER_HIT = frozenset({"label", "absent"})
# Renderings of a shape after which compiling for it pays, and how many shapes may be kept.
_OFTEN, _MOST = 40, 300


class Pruner:
    """Prunes elements of a style for one shape; each macro once.

    Names that are not there stay in citations, where the first of them may be what
    ``suppress-author`` is about.
    """

    def __init__(self, macros: Mapping[str, Element], shape: Shape, *, citation: bool) -> None:
        self._macros = macros
        self._shape = shape
        self._citation = citation
        self._pruned: dict[str, Element | None] = {}

    def macro(self, name: str) -> Element | None:
        """Return a macro's element pruned, ``None`` if it prints and calls nothing."""
        if name not in self._pruned:
            self._pruned[name] = self._joined(self._macros[name])
        return self._pruned[name]

    def children(self, element: Element) -> Element:
        """Return ``element`` with its children pruned one by one, all in their places."""
        pruned = [self.element(child) or Element("group", {}, (), 0) for child in element.children]
        return _with(element, pruned)

    def element(self, element: Element) -> Element | None:
        """Return ``element`` pruned, ``None`` if it prints and calls nothing."""
        match element.name:
            case "text":
                return self._text(element)
            case "number" | "date":
                return ABSENT if self._lacks(element.get("variable")) else element
            case "label":
                return None if self._lacks(element.get("variable")) else element
            case "group":
                return self._joined(element)
            case "choose":
                return self._choose(element)
            case "names":
                return self._names(element)
            case _:
                return element

    def _lacks(self, variable: str) -> bool:
        """Whether no item of the shape has ``variable``, nor what may stand for it."""
        if variable in _CONTEXTUAL:
            return False
        stem = variable.removesuffix("-short")
        return self._shape.present.isdisjoint((stem, f"{stem}-short"))

    def _text(self, element: Element) -> Element | None:
        if "macro" in element.attributes:
            found = self.macro(element.get("macro"))
            if found is None or found is ABSENT:
                return found
            if len(element.attributes) == 1 and found.name != "macro":
                return found
            return element
        if "variable" in element.attributes and self._lacks(element.get("variable")):
            return ABSENT
        return element

    def _joined(self, element: Element) -> Element | None:
        """Prune a group or a macro: what joins its children, and is silent if they are."""
        kept = self._sequence(element.children)
        if not kept:
            return None
        if ABSENT in kept and all(_never_hits(child) for child in kept):
            return ABSENT
        if len(kept) == 1 and _is_bare(element) and _counts_as_it_prints(kept[0]):
            return kept[0]
        delimiter = element.get("delimiter")
        flat: list[Element] = []
        for child in kept:
            flat += child.children if _dissolves(child, delimiter) else (child,)
        return _with(element, flat)

    def _sequence(self, children: Iterable[Element]) -> list[Element]:
        """Prune elements that stand in a row; a choose that is decided gives its branch."""
        kept: list[Element] = []
        for child in children:
            pruned = self.element(child)
            if pruned is None:
                continue
            decided = pruned.name == "choose" and pruned.children[0].name == "else"
            for one in pruned.children[0].children if decided else (pruned,):
                if one is not ABSENT or ABSENT not in kept:
                    kept.append(one)
        if ABSENT in kept and any(map(_always_calls, kept)):
            kept.remove(ABSENT)
        return kept

    def _names(self, element: Element) -> Element:
        """Prune names, and what may stand for them."""
        block = element.child("substitute")
        if block is None:
            absent = not self._citation and self._has_no_names(element)
            return ABSENT if absent else element
        kept: list[Element] = []
        for child in block.children:
            pruned = self.element(child)
            alone = child.name == "names" and child.child("substitute") is None
            if pruned is None or pruned is ABSENT or (alone and self._has_no_names(child)):
                continue
            if pruned.name == "names" and child.name != "names":
                # only names that stand there by themselves take their parent's children
                pruned = Element("group", {}, (pruned,), child.line)
            kept.append(pruned)
        rest = _with(block, kept)
        return _with(element, [rest if one is block else one for one in element.children])

    def _has_no_names(self, element: Element) -> bool:
        return all(map(self._lacks, element.get("variable").split()))

    def _choose(self, element: Element) -> Element | None:
        branches: list[Element] = []
        for branch in element.children:
            verdict = self._verdict(branch)
            if verdict is False:
                continue
            kept = self._sequence(branch.children)
            if verdict is True:
                branches.append(Element("else", {}, tuple(kept), branch.line))
                break
            branches.append(_with(branch, kept))
        if not any(branch.children for branch in branches):
            return None
        if branches[0].name == "else" and len(branches[0].children) == 1:
            return branches[0].children[0]
        return _with(element, branches)

    def _verdict(self, branch: Element) -> bool | None:
        """Return whether a branch holds, ``None`` if its shape does not tell."""
        if branch.name == "else":
            return True
        known: list[bool] = []
        unknown = False
        for attribute, value in branch.attributes.items():
            words = value.split()
            if attribute == "type" and words:
                known.append(self._shape.type in words)
            elif attribute == "variable":
                known += [w in self._shape.present for w in words if w not in _CONTEXTUAL]
                unknown = unknown or any(word in _CONTEXTUAL for word in words)
            elif attribute in ("is-numeric", "is-uncertain-date"):
                lacking = [self._lacks(word) for word in words]
                known += [False for lacks in lacking if lacks]
                unknown = unknown or not all(lacking)
            elif attribute != "match":
                unknown = True
        match branch.get("match") or "all":
            case "any":
                return True if any(known) else None if unknown else False
            case "none":
                return False if any(known) else None if unknown else True
            case _:
                return False if not all(known) else None if unknown else True


def _with(element: Element, children: Iterable[Element]) -> Element:
    """Return ``element`` with other children; the same one where nothing changed."""
    found = tuple(children)
    if len(found) == len(element.children) and all(map(_is, found, element.children)):
        return element
    return Element(element.name, element.attributes, found, element.line)


def _is(one: Element, other: Element) -> bool:
    return one is other


def _is_bare(element: Element) -> bool:
    """Whether a group or a macro does nothing but join its children."""
    return not element.attributes.keys() - {"delimiter", "name"}


def _counts_as_it_prints(element: Element) -> bool:
    """Whether what an element prints counts as a variable that was found."""
    match element.name:
        case "text" if "macro" not in element.attributes:
            return element.get("variable", "year-suffix") != "year-suffix"
        case "names":
            block = element.child("substitute")
            return block is None or all(map(_counts_as_it_prints, block.children))
        case name:
            return name in ("text", "group", "macro", "date", "number")


def _always_calls(element: Element) -> bool:
    """Whether an element calls a variable, whatever the item and the cite."""
    match element.name:
        case "text":
            return element.get("variable", "year-suffix") != "year-suffix"
        case "group" | "macro":
            return any(map(_always_calls, element.children))
        case name:
            return name in ("names", "date", "number")


def _dissolves(element: Element, delimiter: str) -> bool:
    """Whether the children of a group may as well stand in the group around it."""
    return (
        element.name in ("group", "macro")
        and _is_bare(element)
        and element.get("delimiter") == delimiter
        and all(_counts_as_it_prints(child) for child in element.children)
    )


def _never_hits(element: Element) -> bool:
    """Whether an element prints no variable, and does not count as if it did."""
    if element.name == "text":
        return "term" in element.attributes or "value" in element.attributes
    return element.name in _NEVER_HIT


class Shaped:
    """An element compiled as it stands, and again for each shape that is met often."""

    __slots__ = ("_compile", "_general", "_met", "_special")

    def __init__(self, general: Render, compile_for: Callable[[Shape], Render]) -> None:
        self._general = general
        self._compile = compile_for
        self._met: dict[Shape, int] = {}
        self._special: dict[Shape, Render] = {}

    def __call__(self, context: Context) -> str:
        """Render for an item, in the way that its shape has by now."""
        shape = context.ref.shape
        special = self._special.get(shape)
        if special is not None:
            return special(context)
        met = self._met[shape] = self._met.get(shape, 0) + 1
        if met >= _OFTEN and len(self._special) < _MOST:
            self._special[shape] = self._compile(shape)
        return self._general(context)
