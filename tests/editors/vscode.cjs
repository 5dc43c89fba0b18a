// The extension for Visual Studio Code, with the client library that it has in Visual Studio Code and the server.
"use strict";
const path = require("path");
const { Studio } = require("./vscode-mock.cjs");
const { ok, finish } = require("../tap.cjs");

const uri = "file:///nowhere/map.journey.yaml";
const text = `title: Ordering
phases:
  - title: Order
    steps:
      - {title: Pays, emotion: frustrated}
      - {title: Leaves, emotion: happy}
`;

async function until(condition) {
  for (let i = 0; i < 1000; i++) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

async function main() {
  const folder = process.argv[2];
  const about = require(path.join(folder, "package.json"));
  const studio = new Studio({ path: process.env.CJM, arguments: [] });
  studio.install();
  const extension = require(path.join(folder, about.main));
  const errors = () => (studio.diagnostics.get(uri) || []).filter((one) => one.severity === 0);
  await extension.activate({ subscriptions: [] });
  ok(about.contributes.commands.every((one) => studio.commands[one.command]), "every command of the package is there", Object.keys(studio.commands));
  const document = studio.open(uri, text);
  ok(await until(() => studio.diagnostics.has(uri)) && errors().length === 0, "a journey is checked", [studio.log, studio.failure]);
  studio.type(document, 4, 22, 7, "emotoin");
  ok(await until(() => errors().length === 1) && errors()[0].range.start.line === 4, "a mistake is shown where it is", [errors(), studio.log]);
  studio.type(document, 4, 22, 7, "emotion");
  ok(await until(() => errors().length === 0), "and no longer when it is gone");

  await studio.commands["cjm.preview"]();
  const [panel] = studio.panels;
  ok(panel && /<svg/.test(panel.webview.html) && panel.webview.html.includes("cjm-step-pays"), "the panel shows the map", panel && panel.webview.html.slice(0, 300));
  ok(!/(src|href)="https?:/.test(panel.webview.html), "and needs no network");
  studio.type(document, 5, 16, 6, "Goes away");
  ok(await until(() => panel.webview.html.includes("Goes away")), "and follows the text at once", document.text);
  const last = panel.webview.html;
  studio.type(document, 4, 22, 7, "emotoin");
  await until(() => errors().length === 1);
  ok(panel.webview.html === last, "while there are errors, the last map stays");
  studio.type(document, 4, 22, 7, "emotion");
  await until(() => errors().length === 0);

  const marks = [4, 5].map((line) => { studio.move(line); return panel.posted.pop().mark; });
  ok(marks[0] && marks[1] && marks[0].x < marks[1].x, "the step at the cursor is marked", marks);
  panel.received.fire({ x: marks[1].x + marks[1].width / 2, y: marks[1].y + 1 });
  ok(await until(() => studio.shown.length) && studio.shown[0].options.selection.start.line === 5, "a click in the map leads to its text", studio.shown);
  await studio.commands["cjm.preview"]();
  ok(studio.panels.length === 1 && panel.reveals === 1, "there is one panel for a journey");
  panel.closed.fire();
  await studio.commands["cjm.preview"]();
  ok(studio.panels.length === 2, "which can be opened again when it was closed");
  await extension.deactivate();
}

main().catch((error) => ok(false, "the session", error.stack)).finally(finish);
