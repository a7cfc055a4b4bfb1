// Runs inside VS Code: opens, completes, hovers, renames, pastes and adds; writes one line a step.

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const REFERENCE = "Keohane, Robert O. After Hegemony. Princeton: Princeton University Press, 1984.";

exports.activate = () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder) setTimeout(() => void run(folder), 0);
};

async function run(folder) {
  const report = path.join(folder.fsPath, "steps.txt");
  const say = (line) => fs.appendFileSync(report, `${line}\n`);
  const step = async (name, body) => {
    try {
      say((await body()) ? `ok ${name}` : `failed ${name}`);
    } catch (error) {
      say(`failed ${name}: ${error?.stack ?? error}`);
    }
  };
  const uri = vscode.Uri.joinPath(folder, "text.md");
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const at = (words, offset = 0) => document.positionAt(document.getText().indexOf(words) + offset);
  const codes = () => vscode.languages.getDiagnostics(uri).map((problem) => problem.code);

  await step("diagnostics come", () => until(() => codes().includes("unknown-key")));
  await step("completion", async () => {
    const list = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, at("unknown2000"), "@", 5);
    return list.items.some((item) => (item.label.label ?? item.label) === "nye2004soft");
  });
  await step("hover", async () => {
    const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, at("nye2004soft", 3));
    return hovers.some((hover) => hover.contents.some((content) => content.value.includes("Soft Power")));
  });
  await step("definition", async () => {
    const places = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, at("nye2004soft", 3));
    return places.some((place) => (place.uri ?? place.targetUri).path.endsWith("refs.bib"));
  });
  await step("code action", async () => {
    const range = new vscode.Range(at("unknown2000"), at("unknown2000"));
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range);
    return actions.some((action) => action.title.startsWith("Create an entry 'unknown2000'"));
  });
  say("ready for pictures");
  await until(() => fs.existsSync(path.join(folder.fsPath, "pictures-taken")));
  await step("rename over three files and the library", async () => {
    const edit = await vscode.commands.executeCommand(
      "vscode.executeDocumentRenameProvider", uri, at("nye2004soft", 3), "nye2004power",
    );
    const applied = await vscode.workspace.applyEdit(edit);
    const texts = await Promise.all(["text.md", "other.md", "thesis.tex", "refs.bib"].map(async (name) =>
      (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name))).getText()));
    await vscode.workspace.saveAll();
    if (!applied || !texts.every((text) => text.includes("nye2004power"))) {
      throw new Error(`applied: ${applied}; ${JSON.stringify(edit.entries())}; ${JSON.stringify(texts)}`);
    }
    return true;
  });
  await step("add from the clipboard and cite", async () => {
    await vscode.env.clipboard.writeText(REFERENCE);
    await vscode.window.showTextDocument(document);
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("citekit.addFromClipboard");
    const library = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "refs.bib"));
    return until(() => document.getText().includes("[@keohane1984after]") && library.getText().includes("@book{keohane1984after,"));
  });
  await step("diagnostics go", async () => {
    const range = new vscode.Range(at("unknown2000"), at("unknown2000", "unknown2000".length));
    await editor.edit((edit) => edit.replace(range, "nye2009get"));
    return until(() => codes().length === 0);
  });
  say("done");
}

/** Wait until `condition` holds, some seconds at most. */
function until(condition) {
  return new Promise((resolve) => {
    const start = Date.now();
    const look = setInterval(() => {
      const holds = condition();
      if (holds || Date.now() - start > 30_000) {
        clearInterval(look);
        resolve(Boolean(holds));
      }
    }, 100);
  });
}
