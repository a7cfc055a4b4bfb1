"""A trial: works of the commonest types, rendered with the style."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from citekit.csl.validation.findings import Finding
from citekit.csl.xml import NAMESPACE
from citekit.errors import RenderError, StyleError
from citekit.model import Citation, Cite, Date, Item, Name, Severity, StyleSource

_CS = f"{{{NAMESPACE}}}"
_AUTHOR = (Name(family="Nye", given="Joseph S."),)
_TRIAL = (
    Item(
        id="book",
        type="book",
        variables={
            "author": _AUTHOR,
            "title": "Soft Power: The Means to Success in World Politics",
            "publisher": "PublicAffairs",
            "publisher-place": "New York",
            "issued": Date(parts=((2004,),)),
        },
    ),
    Item(
        id="article-journal",
        type="article-journal",
        variables={
            "author": (
                Name(family="Brooks", given="Stephen G."),
                Name(family="Wohlforth", given="William C."),
            ),
            "title": "The Rise and Fall of the Great Powers in the Twenty-first Century",
            "container-title": "International Security",
            "volume": "40",
            "issue": "3",
            "page": "7-53",
            "issued": Date(parts=((2015,), (2016,)), season=4),
            "DOI": "10.1162/ISEC_a_00225",
        },
    ),
    Item(
        id="chapter",
        type="chapter",
        variables={
            "author": (Name(family="Sagan", given="Scott D."),),
            "title": "A Worst Practices Guide to Insider Threats",
            "container-title": "Insider Threats",
            "editor": (Name(family="Bunn", given="Matthew"),),
            "publisher": "Cornell University Press",
            "page": "145-174",
            "issued": Date(parts=((2017,),)),
        },
    ),
    Item(
        id="report",
        type="report",
        variables={
            "author": (Name(literal="World Bank"),),
            "title": "World Development Report 2024",
            "publisher": "World Bank",
            "number": "2024",
            "issued": Date(parts=((2024, 8),)),
        },
    ),
    Item(
        id="article-newspaper",
        type="article-newspaper",
        variables={
            "author": (Name(family="Burns", given="Nicholas"),),
            "title": "Why ‘America First’ Can Mean America Alone",
            "container-title": "The Washington Post",
            "issued": Date(parts=((2017, 6, 9),)),
            "URL": "https://www.washingtonpost.com/",
            "accessed": Date(parts=((2026, 11, 2),)),
        },
    ),
    Item(
        id="webpage", type="webpage", variables={"title": "How to Cite", "URL": "https://w3.org/"}
    ),
)


def try_style(source: StyleSource, root: etree._Element) -> Iterator[Finding]:
    """Yield what stops the processor, and the types for which the style prints nothing."""
    from citekit.csl.processor import Processor

    if root.find(f"{_CS}citation") is None:
        return  # a dependent style
    try:
        processor = Processor(source, _TRIAL)
        cited = {item.id: processor.cite(_citation(item.id)) for item in _TRIAL}
        listed: dict[str, str] | None = None
        if root.find(f"{_CS}bibliography") is not None:
            listed = {entry.item_id: entry.text for entry in processor.bibliography().entries}
    except StyleError as error:
        yield Finding(line=error.line, element=error.element or "", message=error.reason)
        return
    except RenderError as error:
        yield Finding(line=None, element="", message=f"stops at a {error.item_id}: {error.reason}")
        return
    for element, texts in (("citation", cited), ("bibliography", listed)):
        if texts is None:
            continue
        empty = [item.id for item in _TRIAL if not texts.get(item.id, "").strip()]
        if empty:
            message = f"prints nothing for: {', '.join(empty)}"
            yield Finding(line=None, element=element, message=message, severity=Severity.WARNING)


def _citation(item_id: str) -> Citation:
    return Citation(cites=(Cite(item_id=item_id, locator="12"),), id=item_id, note=1)
