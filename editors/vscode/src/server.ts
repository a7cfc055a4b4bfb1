// Where citekit is: the setting, the chosen Python environment, the path.

import { execFile } from "node:child_process";
import * as vscode from "vscode";

const INSTALLATION = 'pip install "citekit[lsp]"';

interface PythonApi {
  environments: { getActiveEnvironmentPath(): { path: string } };
}

/** The command that starts citekit, without its arguments; `undefined` if there is none. */
export async function findServer(): Promise<string[] | undefined> {
  const set = vscode.workspace.getConfiguration("citekit").get<string[]>("server.command", []);
  if (set.length > 0) return set;
  const python = await chosenPython();
  const candidates = [...(python ? [[python, "-m", "citekit"]] : []), ["citekit"]];
  for (const candidate of candidates) {
    if (await answers(candidate)) return candidate;
  }
  return undefined;
}

async function chosenPython(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  if (!extension) return undefined;
  const api = extension.isActive ? extension.exports : await extension.activate();
  return api?.environments?.getActiveEnvironmentPath()?.path;
}

function answers(command: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(command[0], [...command.slice(1), "--version"], { timeout: 10_000 }, (error) => resolve(error === null));
  });
}

/** Tell how citekit is installed, and offer to do it. */
export async function offerInstallation(): Promise<void> {
  const inTerminal = "Install in Terminal";
  const chosen = await vscode.window.showErrorMessage(
    `citekit was not found in the chosen Python environment or on the path. Install it with: ${INSTALLATION}`,
    inTerminal,
    "Copy the Command",
    "Open Settings",
  );
  if (chosen === inTerminal) {
    const terminal = vscode.window.createTerminal("citekit");
    terminal.show();
    terminal.sendText(INSTALLATION, false);
  } else if (chosen === "Copy the Command") {
    await vscode.env.clipboard.writeText(INSTALLATION);
  } else if (chosen === "Open Settings") {
    await vscode.commands.executeCommand("workbench.action.openSettings", "citekit.server.command");
  }
}
