// The view "Bibliography": the entries of the libraries that the open document cites from.

import * as vscode from "vscode";
import type { Found } from "./extension";

export class BibliographyView implements vscode.TreeDataProvider<Found> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly search: (query: string) => Promise<Found[]>) {}

  refresh(): void {
    this.changed.fire();
  }

  getTreeItem(found: Found): vscode.TreeItem {
    const item = new vscode.TreeItem(found.key);
    item.description = found.label;
    item.tooltip = found.title;
    item.iconPath = new vscode.ThemeIcon("book");
    item.command = { command: "editor.action.insertSnippet", title: "Cite", arguments: [{ snippet: escaped(found.cite) }] };
    return item;
  }

  async getChildren(parent?: Found): Promise<Found[]> {
    return parent ? [] : await this.search("");
  }
}

/** A text as a snippet that inserts just that. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
