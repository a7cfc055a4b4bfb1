"""Our values ↔ the protocol's types."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types

from citekit.lsp.document import Edit
from citekit.lsp.features.actions import Action
from citekit.lsp.features.completion import Choice
from citekit.lsp.features.diagnostics import Problem
from citekit.lsp.features.places import Location
from citekit.lsp.features.symbols import Symbol
from citekit.lsp.lines import Lines, place_in

SOURCE = "citekit"

_WEIGHTS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "information": types.DiagnosticSeverity.Information,
    "hint": types.DiagnosticSeverity.Hint,
}
_KINDS = {
    "quickfix": types.CodeActionKind.QuickFix,
    "refactor.rewrite": types.CodeActionKind.RefactorRewrite,
    "source": types.CodeActionKind.Source,
}


def path_of(uri: str) -> str:
    """The path of a ``file:`` URI; any other URI stays as it is.

    >>> path_of("file:///home/a%20b/refs.bib").replace("\\\\", "/")
    '/home/a b/refs.bib'
    """
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return uri
    host = f"//{parts.netloc}" if parts.netloc and parts.netloc != "localhost" else ""
    return str(Path(url2pathname(host + parts.path if host else parts.path)))


def uri_of(path: str) -> str:
    """The URI of a path."""
    if "://" in path or path.startswith("untitled:"):
        return path
    return Path(path).as_uri()


def name_of(path: str) -> str:
    """The file's name in a path or URI."""
    return unquote(path.replace("\\", "/").rsplit("/", 1)[-1])


class Converter:
    """Writes the protocol's types in the position encoding agreed with the client."""

    def __init__(self, encoding: str = "utf-16") -> None:
        self.encoding = encoding

    def lines(self, text: str) -> Lines:
        """The lines of a text."""
        return Lines(text, self.encoding)

    def range(self, lines: Lines, start: int, end: int) -> types.Range:
        """A span."""
        first, last = lines.place_of(start), lines.place_of(end)
        return types.Range(
            types.Position(first.line, first.character), types.Position(last.line, last.character)
        )

    def range_in(self, text: str, start: int, end: int) -> types.Range:
        """One span of a large text."""
        first = place_in(text, start, self.encoding)
        last = place_in(text, end, self.encoding)
        return types.Range(
            types.Position(first.line, first.character), types.Position(last.line, last.character)
        )

    def location(self, place: Location) -> types.Location:
        """A place in a file."""
        return types.Location(uri_of(place.path), self.range_in(place.text, place.start, place.end))

    def diagnostic(self, lines: Lines, problem: Problem) -> types.Diagnostic:
        """A problem."""
        return types.Diagnostic(
            range=self.range(lines, problem.start, problem.end),
            message=problem.message,
            severity=_WEIGHTS[problem.weight],
            code=problem.kind,
            source=SOURCE,
        )

    def completion(
        self, lines: Lines, choice: Choice, rank: int, path: str
    ) -> types.CompletionItem:
        """A choice; what it looks like in full is fetched when it is chosen."""
        return types.CompletionItem(
            label=choice.key,
            label_details=types.CompletionItemLabelDetails(description=choice.detail),
            kind=types.CompletionItemKind.Reference,
            detail=choice.title or choice.detail,
            filter_text=choice.filter_text,
            sort_text=f"{rank:04}",
            text_edit=types.TextEdit(self.range(lines, choice.start, choice.end), choice.key),
            data={"key": choice.key, "path": path},
        )

    def workspace_edit(
        self, edits: Iterable[Edit], versions: dict[str, int | None]
    ) -> types.WorkspaceEdit:
        """Edits of one or more files, with their versions where they are open."""
        by_path: dict[str, list[Edit]] = {}
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        changes = []
        for path, of_file in by_path.items():
            lines = self.lines(of_file[0].text)
            made = [
                types.TextEdit(self.range(lines, edit.start, edit.end), edit.new)
                for edit in sorted(of_file, key=lambda edit: edit.start)
            ]
            identifier = types.OptionalVersionedTextDocumentIdentifier(
                uri=uri_of(path), version=versions.get(path)
            )
            changes.append(types.TextDocumentEdit(identifier, list(made)))
        return types.WorkspaceEdit(document_changes=list(changes))

    def action(self, action: Action, versions: dict[str, int | None]) -> types.CodeAction:
        """An action: its edits, or the command that does it."""
        if action.edits:
            return types.CodeAction(
                title=action.title,
                kind=_KINDS[action.kind],
                edit=self.workspace_edit(action.edits, versions),
            )
        return types.CodeAction(
            title=action.title,
            kind=_KINDS[action.kind],
            command=types.Command(
                title=action.title, command=action.command, arguments=[dict(action.arguments)]
            ),
        )

    def document_symbol(self, lines: Lines, symbol: Symbol) -> types.DocumentSymbol:
        """An entry of a library file."""
        return types.DocumentSymbol(
            name=symbol.key,
            detail=symbol.detail,
            kind=types.SymbolKind.Constant,
            range=self.range(lines, symbol.start, symbol.end),
            selection_range=self.range(lines, symbol.key_start, symbol.key_start + len(symbol.key)),
        )

    def workspace_symbol(self, symbol: Symbol) -> types.WorkspaceSymbol:
        """An entry of the workspace's libraries."""
        return types.WorkspaceSymbol(
            name=symbol.key,
            kind=types.SymbolKind.Constant,
            container_name=symbol.detail,
            location=types.Location(
                uri_of(symbol.path),
                self.range_in(symbol.text, symbol.key_start, symbol.key_start + len(symbol.key)),
            ),
        )
