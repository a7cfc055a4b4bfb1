from __future__ import annotations

import copy
import random
import time

import pytest
from lxml import etree

from citekit.csl.validation import check_style
from citekit.csl.validation.structure import check_structure
from citekit.model import Severity, StyleSource
from citekit.styles import find_style

CSL = "http://purl.org/net/xbiblio/csl"
INFO = "<info><title>A</title><id>a</id><updated>2026-01-02T03:04:05Z</updated></info>"
CITATION = '<citation><layout><text variable="title"/></layout></citation>'


def a_style(body: str, root: str = 'class="note" version="1.0"') -> StyleSource:
    xml = f'<style xmlns="{CSL}" {root}>\n{body}\n</style>'
    return StyleSource(id="a", xml=xml.encode(), place="a.csl")


def findings_of(source: StyleSource) -> list[str]:
    return [str(finding) for finding in check_style(source)]


def in_layout(element: str) -> StyleSource:
    return a_style(f"{INFO}\n<citation><layout>\n{element}\n</layout></citation>")


def test_a_right_style_has_no_findings() -> None:
    assert findings_of(a_style(INFO + CITATION)) == []


@pytest.mark.parametrize(
    ("element", "finding"),
    [
        (
            '<text variable="titel"/>',
            '4: error: <text>: variable="titel": a text or number variable, such as title expected',
        ),
        (
            "<text/>",
            "4: error: <text>: nothing to print: "
 "exactly one of macro, term, value, variable expected",
        ),
        (
            '<text variable="title" term="in"/>',
            "4: error: <text>: term and variable exclude each other: "
            "exactly one of macro, term, value, variable expected",
        ),
        (
            '<text variable="title" quotes="yes"/>',
            '4: error: <text>: quotes="yes": true or false expected',
        ),
        (
            '<text variable="title" fontstyle="italic"/>',
            "4: error: <text>: no attribute fontstyle is allowed: did you mean font-style?",
        ),
        (
            '<texts variable="title"/>',
            "4: error: <texts>: not allowed in <layout>: "
            "choose, date, group, label, names, number, text expected",
        ),
        ("<group/>", "4: error: <group>: it is empty: "
         "choose, date, group, label, names, number, text expected"),
        (
            '<names variable="author"><substitute><text value="x"/></substitute><name/></names>',
            "4: error: <names>: the order must be name, et-al, substitute",
        ),
        (
            '<choose><if match="any"><text value="x"/></if></choose>',
            "4: error: <if>: a condition is missing: disambiguate, is-numeric, "
            "is-uncertain-date, locator, position, type, variable",
        ),
        (
            '<choose><if type="book artikle-journal"><text value="x"/></if></choose>',
            '4: error: <if>: type="artikle-journal": item types, such as article-journal expected',
        ),
        (
            '<date variable="issued"/>',
            "4: error: <date>: a form (text or numeric) or a <date-part> is missing",
        ),
        (
            '<date variable="issued"><date-part name="year" form="numeric"/></date>',
            '4: error: <date-part>: form="numeric": short, long expected',
        ),
        ('<text macro="author"/>', "4: error: <text>: there is no macro 'author'"),
        ("words", "3: error: <layout>: text is not allowed here: 'words'"),
    ],
)  # fmt: skip
def test_a_fault_in_the_layout_says_line_element_and_what_was_expected(
    element: str, finding: str
) -> None:
    assert finding in findings_of(in_layout(element))


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (CITATION, "1: error: <style>: <info> is missing"),
        (INFO, "1: error: <style>: <citation> is missing"),
        (CITATION + INFO, "1: error: <style>: <info> must come first, before <citation>"),
        (
            INFO.replace("2026-01-02T03:04:05Z", "2026-01-02") + CITATION,
            "2: error: <updated>: '2026-01-02': a time as 2024-03-21T12:00:00Z expected",
        ),
        (
            INFO + '<macro name="a"><text macro="b"/></macro>\n'
            '<macro name="b"><text macro="a"/></macro>' + CITATION,
            "3: error: <text>: the macro calls itself: a → b → a",
        ),
        (
            INFO + '<macro name="a"><text value="x"/></macro>\n'
            '<macro name="a"><text value="y"/></macro>' + CITATION,
            "3: error: <macro>: there is a macro 'a' already",
        ),
        (
            INFO + '<macro name="a"><text value="x"/></macro>' + CITATION,
            "2: info: <macro>: nothing calls the macro 'a'",
        ),
        (
            INFO + CITATION.replace("<citation>", '<citation collapse="year-suffix">'),
            "2: warning: <citation>: collapses year suffixes, "
            "which disambiguate-add-year-suffix does not add",
        ),
        (
            INFO + CITATION.replace("<citation>", '<citation et-al-min="3" et-al-use-first="3">'),
            "2: warning: <citation>: et-al-use-first=3 is no less than et-al-min=3: "
            "no name is left out",
        ),
        (
            INFO + "<locale><terms><term name='and'>u.</term></terms></locale>\n"
            "<locale><terms><term name='und'>u.</term></terms></locale>" + CITATION,
            '3: error: <term>: name="und": a term of CSL, such as and expected',
        ),
    ],
)
def test_a_fault_of_the_whole_style_is_found(body: str, finding: str) -> None:
    assert finding in findings_of(a_style(body))


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (b"", "well-formed"),
        (b"<style", "well-formed"),
        (b"{}", "well-formed"),
        (b"<html/>", "<html>"),
        (b'<style version="1.0"/>', CSL),
        (b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><s>&a;</s>', "entity"),
    ],
)
def test_what_is_no_style_is_one_finding(xml: bytes, says: str) -> None:
    (finding,) = check_style(StyleSource(id="a", xml=xml, place="a.csl"))
    assert says in finding.message
    assert "\n" not in finding.message


def bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return f'<!DOCTYPE s [<!ENTITY a0 "ha">{entities}]><style xmlns="{CSL}">&a11;</style>'.encode()


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(bomb(), id="billion laughs"),
        pytest.param(bomb().decode().encode("utf-16"), id="billion laughs in UTF-16"),
        pytest.param(a_style("", f'class="{"x" * 1_000_000}"').xml, id="attribute of a megabyte"),
        pytest.param(in_layout("<group>" * 10_000 + "</group>" * 10_000).xml, id="depth of 10,000"),
        pytest.param(b"<" * 1_000_000, id="nothing but angle brackets"),
    ],
)
def test_hostile_xml_is_refused_in_milliseconds(xml: bytes) -> None:
    start = time.process_time()
    found = check_style(StyleSource(id="a", xml=xml, place="a.csl"))
    assert time.process_time() - start < 0.25
    assert any(finding.severity is Severity.ERROR for finding in found)
    assert all(len(str(finding)) < 500 for finding in found)


def test_a_long_chain_of_macros_needs_no_recursion() -> None:
    chain = "".join(f'<macro name="m{i}"><text macro="m{i + 1}"/></macro>' for i in range(5_000))
    found = findings_of(a_style(INFO + chain + CITATION))
    assert any("there is no macro 'm5000'" in finding for finding in found)


# ── Against the schema itself ────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    """The RELAX NG schema of CSL 1.0.2, which citeproc-py carries."""
    citeproc = pytest.importorskip("citeproc")
    return etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))


STYLES = (
    "chicago-author-date-16th-edition", "ieee", "nature", "iso690-author-date-fr", "oscola",
    "din-1505-2-alphanumeric", "apa-6th-edition", "gost-r-7-0-5-2008", "bibtex",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_the_rules_judge_as_the_schema_does(schema: etree.RelaxNG, seed: int) -> None:
    """Change a shipped style in one place; both must accept it, or both refuse it."""
    chance = random.Random(seed)
    parser = etree.XMLParser(remove_comments=True)
    roots = [etree.fromstring(find_style(name).xml, parser) for name in STYLES]
    attributes = sorted({pair for root in roots for e in root.iter("*") for pair in pairs(e)})
    tags = sorted({str(element.tag) for root in roots for element in root.iter("*")})
    verdicts = []
    for _ in range(60):
        root = changed(chance.choice(roots), chance, attributes, tags)
        accepted = schema.validate(root)
        found = list(check_structure(root))
        assert accepted == (not found), (found, schema.error_log, etree.tostring(root)[:3000])
        verdicts.append(accepted)
    assert 10 < sum(verdicts) < 50


def pairs(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


def changed(
    root: etree._Element,
    chance: random.Random,
    attributes: list[tuple[str, str]],
    tags: list[str],
) -> etree._Element:
    root = copy.deepcopy(root)
    elements = list(root.iter("*"))[1:]
    element, other = chance.choice(elements), chance.choice(elements)
    parent = element.getparent()
    assert parent is not None
    match chance.randrange(7):
        case 0:
            for key in list(element.attrib)[:1]:
                del element.attrib[key]
        case 1:
            element.set(*chance.choice(attributes))
        case 2:
            parent.remove(element)
        case 3:
            other.insert(0, copy.deepcopy(element))
        case 4:
            element.text = "x"
        case 5:
            parent.insert(0, element)
        case _:
            element.tag = chance.choice(tags)
    return etree.fromstring(etree.tostring(root))


def test_the_trial_says_for_what_a_style_prints_nothing() -> None:
    book = '<choose><if type="book"><text variable="title"/></if></choose>'
    bibliography = f"<bibliography><layout>{book}</layout></bibliography>"
    assert findings_of(a_style(INFO + CITATION + bibliography)) == [
        "warning: <bibliography>: prints nothing for: "
        "article-journal, chapter, report, article-newspaper, webpage"
    ]


@pytest.mark.long
def test_every_shipped_style_passes() -> None:
    """No errors; the warnings are of the trial, by styles that print no web pages or reports."""
    from citekit.styles.names import folders

    failing = {}
    for folder in folders():
        for path in sorted(folder.glob("*.csl")):
            source = StyleSource(id=path.stem, xml=path.read_bytes(), place=str(path))
            found = [
                str(finding)
                for finding in check_style(source)
                if finding.severity is not Severity.INFO
                and not finding.message.startswith("prints nothing for")
            ]
            if found:
                failing[path.stem] = found
    assert failing == {}
