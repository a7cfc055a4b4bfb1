"""The server as clients see it: a real process, spoken to by pygls' own client."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.client import LIBRARY, Client, run

TEXT = """\
---
title: Power 🎓
bibliography: refs.bib
---

Power 🎓 attracts [@nye2004soft, p. 5; @unknown2000].

"""
REFERENCE = "Keohane, Robert O. After Hegemony. Princeton: Princeton University Press, 1984."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(LIBRARY, "utf-8")
    (tmp_path / "text.md").write_text(TEXT, "utf-8")
    (tmp_path / "other.md").write_text("---\nbibliography: refs.bib\n---\n@nye2004soft said.\n")
    (tmp_path / "thesis.tex").write_text("\\addbibresource{refs.bib}\n\\cite{nye2004soft}\n")
    return tmp_path


def document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def test_problems_come_and_go(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        assert await client.problems(uri, bool) == ["unknown-key"]
        (problem,) = client.published[uri]
        assert "unknown2000" in problem.message
        assert problem.range.start == client.place(uri, "unknown2000")
        client.change(uri, TEXT.replace("unknown2000", "nye2009get"))
        assert await client.problems(uri, lambda codes: not codes) == []

    run(project, script)


def test_completion_after_two_unit_characters_replaces_the_key(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        position = client.place(uri, "unknown2000")
        found = await client.text_document_completion_async(
            types.CompletionParams(document(uri), position)
        )
        assert isinstance(found, types.CompletionList)
        assert [item.label for item in found.items] == ["nye2004soft", "nye2009get"]
        edit = found.items[1].text_edit
        assert isinstance(edit, types.TextEdit)
        assert edit.range == types.Range(position, client.place(uri, "unknown2000", 11))
        resolved = await client.completion_item_resolve_async(found.items[1])
        assert isinstance(resolved.documentation, types.MarkupContent)
        assert "Nye, J. S. (2009). Get Smart" in resolved.documentation.value.replace("*", "")

    run(project, script)


def test_completion_finds_works_by_title_word(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        client.change(uri, TEXT.replace("unknown2000", "smart"))
        position = client.place(uri, "smart]", 5)
        found = await client.text_document_completion_async(
            types.CompletionParams(document(uri), position)
        )
        assert isinstance(found, types.CompletionList)
        assert [item.label for item in found.items] == ["nye2009get"]

    run(project, script)


def test_hover_shows_the_reference_over_the_key_alone(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        found = await client.text_document_hover_async(
            types.HoverParams(document(uri), client.place(uri, "nye2004soft", 3))
        )
        assert found is not None
        assert found.range is not None
        assert found.range.start == client.place(uri, "nye2004soft")
        assert found.range.end == client.place(uri, "nye2004soft", 11)
        assert isinstance(found.contents, types.MarkupContent)
        assert "https://doi.org/10.1000/182" in found.contents.value
        beside = types.HoverParams(document(uri), client.place(uri, "attracts"))
        assert await client.text_document_hover_async(beside) is None

    run(project, script)


def test_definition_references_and_highlights(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        at = client.place(uri, "nye2004soft")
        places = await client.text_document_definition_async(
            types.DefinitionParams(document(uri), at)
        )
        assert isinstance(places, list)
        (place,) = places
        assert isinstance(place, types.Location)
        assert place.uri == (project / "refs.bib").as_uri()
        assert place.range.start == types.Position(1, 6)
        found = await client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(False), document(uri), at)
        )
        assert found is not None
        assert {Path(one.uri).name for one in found} == {"text.md", "other.md", "thesis.tex"}

    run(project, script)


def test_rename_changes_three_documents_and_the_library(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        at = client.place(uri, "nye2004soft")
        prepared = await client.text_document_prepare_rename_async(
            types.PrepareRenameParams(document(uri), at)
        )
        assert prepared is not None
        edit = await client.text_document_rename_async(
            types.RenameParams(document(uri), at, "nye2004power")
        )
        assert edit is not None
        client.apply(edit)
        assert "[@nye2004power, p. 5; @unknown2000]" in client.texts[uri]
        assert "@nye2004power said" in (project / "other.md").read_text("utf-8")
        assert "\\cite{nye2004power}" in (project / "thesis.tex").read_text("utf-8")
        renamed = LIBRARY.replace("nye2004soft", "nye2004power")
        assert (project / "refs.bib").read_text("utf-8") == renamed
        with pytest.raises(JsonRpcException, match="already in"):
            await client.text_document_rename_async(
                types.RenameParams(document(uri), client.place(uri, "nye2004power"), "nye2009get")
            )

    run(project, script)


def test_a_pasted_citation_becomes_an_entry_and_a_key(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        client.change(uri, TEXT + REFERENCE + "\n")
        start = client.place(uri, "Keohane")
        actions = await client.text_document_code_action_async(
            types.CodeActionParams(
                document(uri), types.Range(start, start), types.CodeActionContext([])
            )
        )
        assert actions is not None
        action = next(one for one in actions if one.title == "Add to refs.bib and cite")
        # lsprotocol 2025.0.0 takes an action with a command for the command alone
        command = ast.literal_eval(str(action.command))
        await client.workspace_execute_command_async(
            types.ExecuteCommandParams(command["command"], command["arguments"])
        )
        assert client.texts[uri] == TEXT + "[@keohane1984after]\n"
        library = (project / "refs.bib").read_text("utf-8")
        assert library.startswith(LIBRARY)
        assert "@book{keohane1984after," in library
        assert await client.problems(uri, bool) == ["unknown-key"]

    run(project, script)


def test_an_open_library_is_changed_in_its_buffer(project: Path) -> None:
    async def script(client: Client) -> None:
        library = client.open(project / "refs.bib", "bibtex")
        uri = client.open(project / "text.md")
        client.change(library, LIBRARY + "\n% not saved yet\n")
        arguments = {"path": str(project / "text.md"), "source": REFERENCE}
        done = await client.workspace_execute_command_async(
            types.ExecuteCommandParams("citekit.addAndCite", [arguments])
        )
        assert done == {"keys": ["keohane1984after"], "text": "[@keohane1984after]"}
        assert client.texts[library].startswith(LIBRARY + "\n% not saved yet\n")
        assert "@book{keohane1984after," in client.texts[library]
        assert (project / "refs.bib").read_text("utf-8") == LIBRARY
        client.change(uri, TEXT.replace("unknown2000", "keohane1984after"))
        assert await client.problems(uri, lambda codes: not codes) == []

    run(project, script)


def test_a_work_that_is_there_is_cited_and_not_added(project: Path) -> None:
    async def script(client: Client) -> None:
        client.open(project / "text.md")
        source = "Nye, Joseph S. Soft Power: The Means to Success in World Politics. PublicAffairs, 2004."
        done = await client.workspace_execute_command_async(
            types.ExecuteCommandParams(
                "citekit.addAndCite", [{"path": str(project / "text.md"), "source": source}]
            )
        )
        assert done == {"keys": ["nye2004soft"], "text": "[@nye2004soft]"}
        assert (project / "refs.bib").read_text("utf-8") == LIBRARY
        assert any("already" in message for message in client.messages)

    run(project, script)


def test_a_feature_that_is_off_stays_silent(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        asked = types.HoverParams(document(uri), client.place(uri, "nye2004soft", 3))
        assert await client.text_document_hover_async(asked) is None

    run(project, script, settings={"features": {"hover": False}})


def test_problems_are_pulled_by_clients_that_pull(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        report = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(document(uri))
        )
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert [problem.code for problem in report.items] == ["unknown-key"]

    pulls = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities()
        )
    )
    run(project, script, capabilities=pulls)


def test_a_broken_library_serves_its_good_entries_and_marks_the_bad(project: Path) -> None:
    broken = LIBRARY + "\n@book{cut2001,\n  title = {Cut off,\n"
    (project / "refs.bib").write_text(broken, "utf-8")

    async def script(client: Client) -> None:
        library = client.open(project / "refs.bib", "bibtex")
        assert "syntax" in await client.problems(library, bool)
        uri = client.open(project / "text.md")
        asked = types.HoverParams(document(uri), client.place(uri, "nye2004soft", 3))
        assert await client.text_document_hover_async(asked) is not None

    run(project, script)


def test_malformed_requests_do_not_end_the_server(project: Path) -> None:
    async def script(client: Client) -> None:
        client.protocol.send_request("textDocument/hover", {"nonsense": 1})
        client.protocol.send_request("no/such", {})
        client.protocol.notify("textDocument/didChange", {"textDocument": 3})
        uri = client.open(project / "text.md")
        beyond = types.Position(10_000, 10_000)
        assert (
            await client.text_document_hover_async(types.HoverParams(document(uri), beyond)) is None
        )

    run(project, script)


def test_a_library_that_vanishes_is_reported(project: Path) -> None:
    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        await client.problems(uri, bool)
        (project / "refs.bib").unlink()
        client.tell_changed(project / "refs.bib")
        assert await client.problems(uri, lambda codes: "missing-library" in codes)

    run(project, script)


TWICE = (
    LIBRARY
    + """
@book{nyeSoft,
  author = {Nye, Joseph S.},
  title = {Soft Power: The Means to Success in World Politics},
  year = {2004},
  isbn = {9781586482251},
}
"""
)


def test_an_entry_that_stands_twice_is_merged_in_library_and_text(project: Path) -> None:
    (project / "refs.bib").write_text(TWICE, "utf-8")
    (project / "other.md").write_text("---\nbibliography: refs.bib\n---\n@nyeSoft said.\n")

    async def script(client: Client) -> None:
        uri = client.open(project / "text.md")
        at = client.place(uri, "nye2004soft", 3)
        actions = await client.text_document_code_action_async(
            types.CodeActionParams(document(uri), types.Range(at, at), types.CodeActionContext([]))
        )
        assert actions is not None
        titles = [action.title for action in actions]
        assert "Merge nyeSoft into nye2004soft" in titles
        assert "Fetch its page and fill the gaps of nye2004soft" in titles
        library = str(project / "refs.bib")
        arguments = {"library": library, "key": "nye2004soft", "other": "nyeSoft"}
        await client.workspace_execute_command_async(
            types.ExecuteCommandParams("citekit.mergeEntries", [arguments])
        )
        merged = (project / "refs.bib").read_text("utf-8")
        assert "nyeSoft" not in merged
        assert "9781586482251" in merged
        assert "@nye2004soft said." in (project / "other.md").read_text("utf-8")

    run(project, script)
