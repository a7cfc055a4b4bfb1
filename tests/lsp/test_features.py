"""Features as functions of document, offset and shelf; and random edits against a fresh start."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.library import find_layout
from citekit.lsp.document import Document
from citekit.lsp.features.actions import find_actions, find_source
from citekit.lsp.features.bibliographies import write_below
from citekit.lsp.features.completion import complete
from citekit.lsp.features.diagnostics import date_fault, find_library_problems, find_problems
from citekit.lsp.features.places import find_references, key_in_library
from citekit.lsp.features.renaming import RenameError, rename
from citekit.lsp.lines import Lines, Place
from citekit.lsp.markups import find_markup
from citekit.lsp.projects import Declared, find_libraries
from citekit.lsp.session import Session
from citekit.lsp.shelf import Shelf, Volume
from tests.lsp.client import LIBRARY


def volume_of(text: str, name: str = "refs.bib") -> Volume:
    layout = find_layout(name)
    assert layout is not None
    return Volume(name, layout, text)


def shelf_of(text: str = LIBRARY) -> Shelf:
    return Shelf(volumes=(volume_of(text),))


def document_of(text: str, path: str = "text.md") -> Document:
    markup = find_markup(path)
    assert markup is not None
    return Document(path, text, markup)


def codes(text: str) -> list[str]:
    return [problem.kind for problem in find_library_problems(volume_of(text))]


# ── Lines ────────────────────────────────────────────────────────────────────────────


@given(st.text(alphabet="ab\n\r𝄞é\u0301🎓\u2028", max_size=40), st.data())
def test_places_and_offsets_are_inverse(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    place = lines.place_of(offset)
    back = lines.offset_of(place.line, place.character)
    inside_line_end = text[offset - 1 : offset + 1] == "\r\n"
    assert back == offset or inside_line_end


def test_units_are_those_agreed_on() -> None:
    assert Lines("é🎓x").place_of(2) == Place(0, 3)
    assert Lines("é🎓x", "utf-8").place_of(2) == Place(0, 6)
    assert Lines("é🎓x", "utf-32").place_of(2) == Place(0, 2)


# ── Search and completion ────────────────────────────────────────────────────────────


def test_a_key_that_begins_so_comes_before_words_that_do() -> None:
    text = LIBRARY + "@misc{smart2001,\n  title = {Cities},\n  author = {Müller, Jörg},\n}\n"
    found, is_complete = shelf_of(text).search("smart")
    assert [hit.entry.key for hit in found] == ["smart2001", "nye2009get"]
    assert is_complete


def test_accents_and_latex_accents_are_found_without() -> None:
    text = (
        '@misc{a,\n  author = {M{\\"u}ller, J{\\"o}rg},\n}\n@misc{b,\n  author = {Müller, J.},\n}\n'
    )
    found, _ = shelf_of(text).search("muller")
    assert [hit.entry.key for hit in found] == ["a", "b"]


def test_completion_is_cut_and_says_so() -> None:
    text = "".join(f"@misc{{nye{number},\n title = {{T}},\n}}\n" for number in range(300))
    found = complete(document_of("@nye"), 4, shelf_of(text))
    assert found is not None
    assert len(found.choices) == 200
    assert not found.is_complete


def test_all_words_of_a_query_must_be_there() -> None:
    found, _ = shelf_of().search("nye smart")
    assert [hit.entry.key for hit in found] == ["nye2009get"]


# ── Problems ─────────────────────────────────────────────────────────────────────────


def test_an_unknown_key_names_the_nearest() -> None:
    document = document_of("[@nye2004sotf]")
    (problem,) = find_problems(document, shelf_of(), Declared())
    assert problem.kind == "unknown-key"
    assert "the nearest: nye2004soft" in problem.message


def test_a_document_without_a_library_is_told_once_and_only_if_it_cites() -> None:
    found = find_problems(document_of("[@a] and [@b]"), Shelf(), Declared())
    assert [problem.kind for problem in found] == ["no-bibliography"]
    assert find_problems(document_of("Thanks to @somebody!"), Shelf(), Declared()) == ()


def test_labels_of_a_typst_document_are_no_unknown_keys() -> None:
    document = document_of("= A <intro>\n@intro @nye2004soft", "a.typ")
    assert find_problems(document, shelf_of(), Declared()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIBRARY, []),
        ("@book{a, title={A}, author={B, C}, year=2000}\n@book{A, title={D}, author={E}, year=2001}", ["duplicate-key", "duplicate-key"]),
        ("@book{a, title={A}, author={B, C}}", ["missing-field"]),
        ("@misc{a, title={A}, date={2023-13}}", ["bad-date"]),
        ("@misc{a, title={A}, crossref={nothing}}", ["unknown-key"]),
        ("@misc{a, doi={10.1/x}}\n@misc{b, doi={https://doi.org/10.1/X}}", ["duplicate-entry"]),
        ("@misc{a, title={A}}\n@book{cut, title = {B", ["syntax"]),
    ],
)  # fmt: skip
def test_problems_of_a_library(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("name", "value", "is_fault"),
    [
        ("date", "2023-03-21", False),
        ("date", "2021/2023", False),
        ("date", "-0044-03-15", False),
        ("date", "2021-21", False),
        ("date", "2023-02-32", True),
        ("date", "21 March 2023", True),
        ("urldate", "2024-1-2", True),
        ("year", "in press", False),
        ("year", "20233", True),
    ],
)
def test_dates(name: str, value: str, *, is_fault: bool) -> None:
    assert bool(date_fault(name, value)) is is_fault


# ── Places and renaming ──────────────────────────────────────────────────────────────


def test_renaming_follows_entries_that_name_the_key() -> None:
    text = LIBRARY + "@incollection{part, crossref = {nye2004soft}, title = {P}}\n"
    edits = rename("nye2004soft", "nye2004", [document_of("@nye2004soft")], shelf_of(text))
    assert [edit.path for edit in edits] == ["refs.bib", "text.md", "refs.bib"]


@pytest.mark.parametrize("new", ["", "a b", "a,b", "{a}", "nye2009get", "NYE2009GET", "a%b"])
def test_a_key_that_cannot_be_is_refused(new: str) -> None:
    with pytest.raises(RenameError):
        rename("nye2004soft", new, [], shelf_of())


def test_a_key_in_its_library_is_known_by_its_place() -> None:
    volume = volume_of(LIBRARY)
    span = key_in_library(volume, LIBRARY.index("nye2009get") + 2)
    assert span is not None
    assert span.key == "nye2009get"
    assert key_in_library(volume, LIBRARY.index("Foreign")) is None
    found = find_references(
        "nye2009get", [document_of("[@nye2009get]")], shelf_of(), with_entry=True
    )
    assert len(found) == 2


# ── Actions ──────────────────────────────────────────────────────────────────────────

REFERENCE = "Keohane, Robert O. After Hegemony. Princeton: Princeton University Press, 1984."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REFERENCE, "reference"),
        (f"- {REFERENCE}", "reference"),
        (f"1. {REFERENCE}", "reference"),
        ("<https://example.org/report>", "address"),
        ("doi:10.1017/S0020818300027740", "doi"),
        ("This sentence is an ordinary one that cites nothing at all.", None),
        ("As [@nye2004soft] said in a long enough sentence of 2004.", None),
    ],
)
def test_what_a_line_may_be_made_an_entry_of(text: str, kind: str | None) -> None:
    source = find_source(document_of(text), 5, 5)
    assert (source.kind if source is not None else None) == kind


def test_an_unknown_key_can_be_replaced_or_created() -> None:
    document = document_of("[@nye2004sotf]")
    titles = [a.title for a in find_actions(document, 4, 4, shelf_of(), [Path("refs.bib")])]
    assert "Replace by nye2004soft" in titles
    assert "Create an entry 'nye2004sotf' in refs.bib" in titles


def test_citations_change_their_markup() -> None:
    (action,) = find_actions(document_of("See \\cite{a,b}."), 0, 0, Shelf(), [])
    assert [edit.new for edit in action.edits] == ["[@a; @b]"]
    (back,) = find_actions(document_of("See [@a; @b].", "a.tex"), 0, 0, Shelf(), [])
    assert [edit.new for edit in back.edits] == ["\\cite{a,b}"]


def test_the_bibliography_below_is_renewed_in_its_place() -> None:
    document = document_of("See [@nye2004soft].\n")
    edit = write_below(document, shelf_of(), "apa", None)
    assert edit is not None
    once = document.text[: edit.start] + edit.new + document.text[edit.end :]
    assert "Nye, J. S. (2004). *Soft Power" in once
    again = write_below(document_of(once), shelf_of(), "apa", None)
    assert again is not None
    assert once[: again.start] + again.new + once[again.end :] == once


# ── Projects ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_quarto.yml", "bibliography: lib/refs.bib\n"),
        ("myst.yml", "project:\n  bibliography:\n    - lib/refs.bib\n"),
        ("conf.py", "bibtex_bibfiles = ['lib/refs.bib']\n"),
        ("mkdocs.yml", "plugins:\n  - bibtex:\n      bib_file: lib/refs.bib\n"),
        ("citekit.toml", 'library = "lib/refs.bib"\n'),
    ],
)
def test_project_files_declare_libraries(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/refs.bib").write_text(LIBRARY)
    (tmp_path / name).write_text(text)
    (tmp_path / "chapters").mkdir()
    document = document_of("[@a]", str(tmp_path / "chapters/one.md"))
    found = find_libraries(document, tmp_path, {})
    assert found.libraries == (tmp_path / "lib/refs.bib",)


def test_a_chapter_cites_from_what_its_book_declares(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(LIBRARY)
    (tmp_path / "book.tex").write_text("\\addbibresource{refs.bib}\\input{one}")
    document = document_of("\\cite{a}", str(tmp_path / "one.tex"))
    assert find_libraries(document, tmp_path, {}).libraries == (tmp_path / "refs.bib",)


# ── Random edits ─────────────────────────────────────────────────────────────────────

_PIECES = st.sampled_from(
    ["[@nye2004soft]", "[@x]", "@nye2009get", "`", "```\n", "\n", "<!--", "-->", "🎓", " ",
     "---\nbibliography: refs.bib\n---\n", "}", "{", ",", "@misc{x,\n title={T}\n}\n"]
)  # fmt: skip


@pytest.mark.long
@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["text.md", "refs.bib"]), st.integers(0, 10**6),
                          st.integers(0, 12), _PIECES), max_size=25))  # fmt: skip
def test_after_random_edits_all_is_as_read_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    texts = {"text.md": "---\nbibliography: refs.bib\n---\n[@nye2004soft]\n", "refs.bib": LIBRARY}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    session = Session()
    for name, text in texts.items():
        session.open(str(folder / name), text)
    for name, at, length, piece in edits:
        start = at % (len(texts[name]) + 1)
        texts[name] = texts[name][:start] + piece + texts[name][start + length :]
        session.open(str(folder / name), texts[name])
        seen = _seen(session, folder)
    fresh = Session()
    for name, text in texts.items():
        fresh.open(str(folder / name), text)
    assert not edits or seen == _seen(fresh, folder)


def _seen(session: Session, folder: Path) -> object:
    document = session.document(str(folder / "text.md"))
    volume = session.volume(str(folder / "refs.bib"))
    assert document is not None
    assert volume is not None
    shelf = session.shelf(document)
    return (
        find_problems(document, shelf, session.declared(document)),
        find_library_problems(volume),
        tuple(shelf.keys()),
    )
