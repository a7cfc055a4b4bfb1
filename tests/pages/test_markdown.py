from __future__ import annotations

from citekit.model import MetaTag, Page
from citekit.pages import read_page


def page_of(text: str) -> Page:
    return read_page(text.encode(), "page.md")


def test_front_matter_is_metadata_and_stays_in_the_text() -> None:
    text = (
        "---\ntitle: 'On Tidy Data'\nauthor:\n  - name: Hadley Wickham\n  - Garrett Grolemund\n"
        "date: 2014-09-12\nlang: en\nempty:\n---\n\n# Text\n"
    )
    page = page_of(text)
    assert page.text == text
    assert page.language == "en"
    assert page.metadata == (
        MetaTag("front:title", "On Tidy Data"),
        MetaTag("front:author", "Hadley Wickham"),
        MetaTag("front:author", "Garrett Grolemund"),
        MetaTag("front:date", "2014-09-12"),
        MetaTag("front:lang", "en"),
    )


def test_broken_front_matter_is_text() -> None:
    assert page_of("---\n: [ {\n---\nx").metadata == ()
    assert page_of("---\na: !!python/object:os.system x\n---\nx").metadata == ()


def test_marks_are_spans_of_the_source() -> None:
    text = "# Head #\n\nIn *Foreign Affairs* and [words](https://x.org/a).\n\n> one\n> two\n\n```bib\n@x{}\n```\n"
    page = page_of(text)
    found = {mark.kind: (page.text[mark.start : mark.end], mark.value) for mark in page.marks}
    assert found == {
        "heading": ("Head", "1"),
        "italic": ("Foreign Affairs", ""),
        "link": ("words", "https://x.org/a"),
        "quote": ("> one\n> two\n", ""),
        "pre": ("@x{}\n", "bib"),
    }


def test_a_fence_cut_off_reaches_to_the_end() -> None:
    page = page_of("text\n\n```bib\n@article{k,\n  title = {T")
    (mark,) = page.marks
    assert page.text[mark.start : mark.end] == "@article{k,\n  title = {T"


def test_fences_of_another_kind_do_not_close() -> None:
    page = page_of("~~~\n```\nx\n```\n~~~\ny\n")
    (mark,) = (mark for mark in page.marks if mark.kind == "pre")
    assert page.text[mark.start : mark.end] == "```\nx\n```\n"
