// The JSON Schema as yaml-language-server shows it to an author.
"use strict";
const fs = require("fs");
const path = require("path");
const { spawn } = require("child_process");
const protocol = require("vscode-languageserver-protocol/node");
const { ok, finish } = require("../tap.cjs");

async function main() {
  const schema = process.argv[2];
  const server = spawn("node", [path.join(process.env.NODE_PATH, "yaml-language-server/bin/yaml-language-server"), "--stdio"]);
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
  const settings = { yaml: { schemas: { ["file://" + schema]: ["*.journey.yaml"] }, completion: true, hover: true, validate: true, schemaStore: { enable: false } } };
  connection.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => settings[section] || {}));
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("custom/schema/content", () => fs.readFileSync(schema, "utf8"));
  const published = new Map();
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => published.set(uri, diagnostics));
  connection.listen();
  await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid, rootUri: null,
    capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } } },
  });
  connection.sendNotification(protocol.InitializedNotification.type, {});
  connection.sendNotification(protocol.DidChangeConfigurationNotification.type, { settings });
  let number = 0;
  const open = (marked) => {
    const uri = `file:///nowhere/${++number}.journey.yaml`;
    const before = marked.split("|")[0];
    connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "yaml", version: 1, text: marked.replace("|", "") } });
    return { textDocument: { uri }, position: { line: before.split("\n").length - 1, character: before.split("\n").pop().length } };
  };
  const complete = async (marked) => {
    const found = await connection.sendRequest(protocol.CompletionRequest.type, open(marked));
    return (found.items || found || []);
  };
  const hover = async (marked) => {
    const found = await connection.sendRequest(protocol.HoverRequest.type, open(marked));
    return found ? (found.contents.value || String(found.contents)) : "";
  };
  const labels = (items) => items.map((item) => item.label);
  const step = "title: T\nphases:\n  - title: Order\n    steps:\n      - title: Pays\n        ";
  const bad = (items) => items.filter((item) => /\|\||^(true|false)$/.test(item.label + (item.insertText || "")));

  for (let i = 0; i < 50 && !(await complete("title: T\n|\n")).length; i++); // until it has read its settings
  for (const [name, text, wanted] of [
    ["feelings", step + "emotion: |\n", ["frustrated", "happy"]],
    ["feelings after three letters", step + "emotion: fru|\n", ["frustrated"]],
    ["feelings in a list", step + "emotion: [|]\n", ["frustrated", "happy"]],
    ["ids of rules at 'lint:'", "title: T\nlint:\n  |\nphases:\n  - Order\n", ["no-persona", "flat-curve"]],
    ["levels of a rule", "title: T\nlint:\n  no-persona: |\nphases:\n  - Order\n", ["\"off\"", "error"]],
    ["keys of a step", step + "|\n", ["emotion", "touchpoints", "pain_points"]],
    ["keys of the journey", "title: T\n|\n", ["phases", "personas", "lint"]],
    ["the state", "title: T\nstate: |\n", ["current", "future"]],
    ["a new item of 'phases'", "title: T\nphases:\n  - |\n", ["title", "steps"]],
    ["a new item of 'personas'", "title: T\npersonas:\n  - |\n", ["title", "quote"]],
  ]) {
    const items = await complete(text);
    ok(items.length > 0 && wanted.every((one) => labels(items).includes(one)), name + " are offered", labels(items));
    ok(bad(items).length === 0, name + ": nothing else", bad(items));
  }
  for (const [name, text, pattern] of [
    ["emotion", step + "emo|tion: happy\n", /feel/i],
    ["pain_points", step + "pain_p|oints: [Slow]\n", /goes wrong/],
    ["phases", "title: T\npha|ses:\n  - title: Order\n", /from left to right/],
    ["lint", "title: T\nli|nt:\n  no-persona: off\nphases:\n  - title: Order\n", /lint rule/],
    ["a feeling", step + "emotion: hap|py\n", /feel/],
  ]) {
    const said = await hover(text);
    ok(pattern.test(said) && !/\|\|/.test(said), "help at " + name, said);
  }
  for (const file of process.argv.slice(3)) {
    const uri = "file://" + file.replace(/\.yaml$/, ".journey.yaml");
    connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "yaml", version: 1, text: fs.readFileSync(file, "utf8") } });
    for (let i = 0; i < 400 && !published.has(uri); i++) await new Promise((resolve) => setTimeout(resolve, 25));
    ok(published.has(uri) && published.get(uri).length === 0, "no messages about " + path.basename(file), published.get(uri));
  }
  await connection.sendRequest(protocol.ShutdownRequest.type);
  connection.sendNotification(protocol.ExitNotification.type);
  server.kill();
}

main().catch((error) => ok(false, "the session", error.stack)).finally(finish);
