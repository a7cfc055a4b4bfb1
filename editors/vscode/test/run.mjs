// Starts real VS Code (npm code-server) with the extension and its test extension, and opens it in
// headless Chromium:  node test/run.mjs PROJECT_FOLDER [PICTURES_FOLDER]
// CODE_SERVER names the folder where npm put code-server and puppeteer-core; CITEKIT_COMMAND the
// server's command as a JSON list. Prints the steps; ends with 1 if one failed.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(process.argv[2]);
const pictures = process.argv[3] && resolve(process.argv[3]);
const home = mkdtempSync(join(tmpdir(), "citekit-code-"));
const require = createRequire(join(process.env.CODE_SERVER, "package.json"));
const puppeteer = require("puppeteer-core");
const entry = join(process.env.CODE_SERVER, "node_modules/code-server/out/node/entry.js");
const settings = {
  "citekit.server.command": JSON.parse(process.env.CITEKIT_COMMAND),
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "telemetry.telemetryLevel": "off",
  "git.enabled": false,
  "files.hotExit": "off",
  "editor.quickSuggestions": { other: "on", comments: "off", strings: "on" },
};

function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function until(condition, seconds, what) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

function install(vsix, extensions) {
  const done = spawnSync(process.execPath, [entry, "--user-data-dir", home, "--extensions-dir", extensions, "--install-extension", vsix], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
}

const extensions = join(home, "extensions");
mkdirSync(join(home, "User"), { recursive: true });
mkdirSync(extensions);
writeFileSync(join(home, "User/settings.json"), JSON.stringify(settings));
install(join(here, "../citekit.vsix"), extensions);
cpSync(join(here, "e2e"), join(extensions, "citekit.citekit-e2e-0.0.1"), { recursive: true });
const index = join(extensions, "extensions.json");
const known = JSON.parse(readFileSync(index, "utf8"));
known.push({ identifier: { id: "citekit.citekit-e2e" }, version: "0.0.1", location: { $mid: 1, path: join(extensions, "citekit.citekit-e2e-0.0.1"), scheme: "file" }, relativeLocation: "citekit.citekit-e2e-0.0.1" });
writeFileSync(index, JSON.stringify(known));

const port = await freePort();
const server = spawn(process.execPath, [entry, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--user-data-dir", home, "--extensions-dir", extensions, "--disable-telemetry", "--disable-update-check"], { stdio: "pipe" });
let output = "";
server.stdout.on("data", (data) => (output += data));
server.stderr.on("data", (data) => (output += data));
const report = join(project, "steps.txt");
const steps = () => (existsSync(report) ? readFileSync(report, "utf8") : "");
let browser;
let failed = true;
try {
  await until(() => output.includes("HTTP server listening"), 60, "code-server");
  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
  await browser.defaultBrowserContext().overridePermissions(`http://127.0.0.1:${port}`, ["clipboard-read", "clipboard-write"]);
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 560 });
  await page.goto(`http://127.0.0.1:${port}/?folder=${project}`);
  await until(() => steps().includes("ready for pictures"), 180, "the steps before the pictures");
  if (pictures) await takePictures(page);
  writeFileSync(join(project, "pictures-taken"), "");
  await until(() => steps().includes("done"), 120, "the last step");
  failed = steps().includes("failed");
} catch (error) {
  console.log(`failed: ${error.message}\n${output}`);
  console.log(readdirSync(home).join(" "));
} finally {
  console.log(steps());
  await browser?.close();
  server.kill("SIGKILL");
}
process.exit(failed ? 1 : 0);

/** Real pictures of completion, hover and the add action, for the docs. */
async function takePictures(page) {
  mkdirSync(pictures, { recursive: true });
  const shoot = async (name) => {
    await new Promise((done) => setTimeout(done, 1500));
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  const key = async (...keys) => {
    for (const one of keys) await page.keyboard.down(one);
    for (const one of keys.reverse()) await page.keyboard.up(one);
  };
  await page.click(".monaco-editor .view-lines");
  await key("Control", "End");
  await page.keyboard.type("Cooperation after hegemony is possible @nye", { delay: 40 });
  await shoot("completion");
  await key("Escape");
  await key("Shift", "Home");
  await key("Delete");
  await key("Control", "Home");
  for (let line = 0; line < 5; line += 1) await key("ArrowDown");
  await key("Home");
  for (let column = 0; column < 22; column += 1) await key("ArrowRight");
  await key("Control", "k");
  await key("Control", "i");
  await shoot("hover");
  await key("Escape");
  await key("Control", "End");
  await page.keyboard.type("Keohane, Robert O. After Hegemony. Princeton: Princeton University Press, 1984.");
  await key("Control", ".");
  await shoot("add");
  await key("Escape");
  await key("Shift", "Home");
  await key("Delete");
}
