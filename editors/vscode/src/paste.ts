// "Paste as citation": a pasted reference, link or DOI becomes an entry and its key.

import * as vscode from "vscode";
import { execute } from "./extension";

const KIND = vscode.DocumentDropOrPasteEditKind.Text.append("citekit");
const LINK = /^(?:https?:\/\/\S+|(?:doi:\s*)?10\.\d{4,9}\/\S+)$/i;
const SHORTEST = 25;
const LONGEST = 3000;

/** Whether a pasted text may be a source: a link, a DOI, or a sentence with a year. */
function mayBeSource(text: string): boolean {
  if (LINK.test(text)) return true;
  return text.length >= SHORTEST && text.length <= LONGEST && /\b(?:1[5-9]|20)\d\d\b/.test(text);
}

export function pasteProvider(): vscode.DocumentPasteEditProvider {
  return {
    async provideDocumentPasteEdits(document, _ranges, transfer, _context, cancelled) {
      const on = vscode.workspace.getConfiguration("citekit").get<boolean>("features.paste", true);
      const text = (await transfer.get("text/plain")?.asString())?.trim();
      if (!on || !text || cancelled.isCancellationRequested || !mayBeSource(text)) return undefined;
      const edit = new vscode.DocumentPasteEdit(text, "Paste as citation", KIND);
      edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [Object.assign(edit, { source: text, path: document.uri.fsPath })];
    },
    async resolveDocumentPasteEdit(edit) {
      const { source, path } = edit as vscode.DocumentPasteEdit & { source: string; path: string };
      const added = await execute<{ text: string }>("citekit.addAndCite", { path, source });
      if (added) edit.insertText = added.text;
      return edit;
    },
  };
}
