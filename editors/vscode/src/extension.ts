// The VS Code side of `citekit lsp`: starts the server, and gives its commands a place in the menus.

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from "vscode-languageclient/node";
import { BibliographyView } from "./bibliography";
import { pasteProvider } from "./paste";
import { findServer, offerInstallation } from "./server";

const LANGUAGES = [
  "markdown", "quarto", "rmd", "latex", "tex", "typst", "org", "restructuredtext", "asciidoc", "bibtex", "biblatex",
];

export interface Found { key: string; label: string; title: string; cite: string }

let client: LanguageClient | undefined;
let status: vscode.StatusBarItem;
let log: vscode.LogOutputChannel;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("citekit", { log: true });
  status = vscode.window.createStatusBarItem("citekit", vscode.StatusBarAlignment.Right, 0);
  status.name = "citekit";
  status.command = "citekit.pickCitation";
  const view = new BibliographyView(search);
  context.subscriptions.push(
    log,
    status,
    vscode.window.registerTreeDataProvider("citekit.bibliography", view),
    vscode.commands.registerCommand("citekit.addFromClipboard", addFromClipboard),
    vscode.commands.registerCommand("citekit.addPage", addPage),
    vscode.commands.registerCommand("citekit.pickCitation", pickCitation),
    vscode.commands.registerCommand("citekit.renderBelow", renderBelow),
    vscode.commands.registerCommand("citekit.restart", () => restart(view)),
    vscode.languages.registerDocumentPasteEditProvider(selector(), pasteProvider(), {
      providedPasteEditKinds: [vscode.DocumentDropOrPasteEditKind.Text.append("citekit")],
      pasteMimeTypes: ["text/plain"],
    }),
    vscode.window.onDidChangeActiveTextEditor(() => view.refresh()),
    vscode.workspace.onDidSaveTextDocument(() => view.refresh()),
    { dispose: () => void client?.stop() },
  );
  await restart(view);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function selector(): { language: string; scheme: string }[] {
  return LANGUAGES.flatMap((language) => [
    { language, scheme: "file" },
    { language, scheme: "untitled" },
  ]);
}

async function restart(view: BibliographyView): Promise<void> {
  await client?.stop();
  client = undefined;
  show("$(sync~spin)", "citekit is starting");
  const command = await findServer();
  if (command === undefined) {
    show("$(warning)", "citekit is not installed");
    await offerInstallation();
    return;
  }
  log.info(`starting ${command.join(" ")} lsp`);
  const run = { command: command[0], args: [...command.slice(1), "lsp"] };
  const server: ServerOptions = { run, debug: run };
  const options: LanguageClientOptions = {
    documentSelector: [...selector(), { pattern: "**/*.bib", scheme: "file" }],
    outputChannel: log,
    initializationOptions: vscode.workspace.getConfiguration("citekit"),
    synchronize: { configurationSection: "citekit" },
  };
  client = new LanguageClient("citekit", "citekit", server, options);
  client.onDidChangeState((change) => {
    if (change.newState === State.Running) show("$(book)", "citekit: insert a citation");
    if (change.newState === State.Stopped) show("$(warning)", "citekit has stopped");
  });
  try {
    await client.start();
  } catch (error) {
    show("$(warning)", `citekit did not start: ${String(error)}`);
    return;
  }
  view.refresh();
}

function show(icon: string, tooltip: string): void {
  status.text = `${icon} citekit`;
  status.tooltip = tooltip;
  status.show();
}

/** Do one of the server's commands. */
export async function execute<T>(command: string, argument: object): Promise<T | undefined> {
  if (client?.state !== State.Running) {
    void vscode.window.showWarningMessage("citekit is not running; see its output for the reason.");
    return undefined;
  }
  return await client.sendRequest<T>("workspace/executeCommand", { command, arguments: [argument] });
}

async function search(query: string): Promise<Found[]> {
  const path = vscode.window.activeTextEditor?.document.uri.fsPath ?? "";
  if (client?.state !== State.Running) return [];
  return (await execute<Found[]>("citekit.search", { path, query })) ?? [];
}

async function addFromClipboard(): Promise<void> {
  const text = (await vscode.env.clipboard.readText()).trim();
  if (!text) {
    void vscode.window.showInformationMessage("The clipboard holds no text.");
    return;
  }
  await addAndCite(text);
}

async function addPage(): Promise<void> {
  const filters = { "Saved pages": ["html", "htm", "mhtml", "mht", "pdf", "epub", "txt", "md"], "All files": ["*"] };
  const chosen = await vscode.window.showOpenDialog({ canSelectMany: false, filters, openLabel: "Add to the library" });
  if (chosen?.[0]) await addAndCite(chosen[0].fsPath);
}

/** Add what `source` says to the document's library and put its citation at the selection. */
export async function addAndCite(source: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const added = await execute<{ text: string }>("citekit.addAndCite", { path: document.uri.fsPath, source });
  if (added) await editor.edit((edit) => edit.replace(selection, added.text));
}

async function pickCitation(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { found: Found }>();
  pick.placeholder = "Author, title word, year or key";
  pick.matchOnDescription = pick.matchOnDetail = true;
  const fill = async (query: string): Promise<void> => {
    pick.busy = true;
    const found = await search(query);
    if (pick.value === query) {
      pick.items = found.map((one) => ({ label: one.key, description: one.label, detail: one.title, alwaysShow: true, found: one }));
      pick.busy = false;
    }
  };
  pick.onDidChangeValue((value) => void fill(value));
  pick.onDidAccept(() => {
    const chosen = pick.selectedItems[0];
    pick.hide();
    if (chosen) void editor.edit((edit) => edit.replace(editor.selection, chosen.found.cite));
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
  await fill("");
}

async function renderBelow(): Promise<void> {
  const path = vscode.window.activeTextEditor?.document.uri.fsPath;
  if (path) await execute("citekit.renderBibliography", { path });
}
