"""Bytes → an XML tree, for styles and locales: no entities, no network, bounded size and depth."""

from __future__ import annotations

import re

from lxml import etree

from citekit.errors import StyleError
from citekit.patterns import lazy

NAMESPACE = "http://purl.org/net/xbiblio/csl"
MAX_BYTES = 8_000_000
MAX_DEPTH = 64
MAX_ATTRIBUTE = 10_000

_PREFIX = f"{{{NAMESPACE}}}"
_DOCTYPE = lazy(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(xml: bytes, name: str, root: str) -> etree._Element:
    """Parse a style's or a locale's XML; ``name`` is for messages, ``root`` the element wanted.

    Raises:
        StyleError: no well-formed XML, no CSL, or more than the limits allow.
    """
    if len(xml) > MAX_BYTES:
        raise StyleError(name, f"larger than {MAX_BYTES:,} bytes")
    if _DOCTYPE.search(xml):
        raise StyleError(name, "a document type or an entity is declared; CSL needs none")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise StyleError(name, f"no well-formed XML: {error}", line=line) from error
    if tree.tag != _PREFIX + root:
        found = etree.QName(tree).localname
        raise StyleError(
            name, f"the root is <{found}>, expected <{root}> of {NAMESPACE}", line=line_of(tree)
        )
    return tree


def tag_of(node: etree._Element) -> str | None:
    """Return the local name of a CSL element, ``None`` for what is not CSL's."""
    tag: object = node.tag  # a function, for a comment
    return tag[len(_PREFIX) :] if isinstance(tag, str) and tag.startswith(_PREFIX) else None


def line_of(node: etree._Element) -> int | None:
    """Return the line of an element, 1-based."""
    line: object = node.sourceline
    return line if isinstance(line, int) else None
