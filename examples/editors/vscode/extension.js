// Starts `cjm lsp`, and shows the map of the text in a panel beside it. The cursor in the text marks its step in the map; a click in the map leads to
// the text.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { pageOf, stepAt, placeAt } = require("./preview");

let client;
const panels = new Map(); // the URI of a document → its panel and last preview

async function update(uri) {
  const shown = panels.get(uri);
  if (!shown) return;
  const preview = await client.sendRequest("cjm/preview", { textDocument: { uri } });
  if (!preview || !preview.svg || panels.get(uri) !== shown) return; // with errors, the last map stays
  shown.preview = preview;
  shown.panel.webview.html = pageOf(preview, shown.panel.webview.cspSource);
}

function mark(editor) {
  const shown = panels.get(editor.document.uri.toString());
  if (!shown || !shown.preview) return;
  const step = stepAt(shown.preview, editor.document.uri.toString(), editor.selection.active.line);
  shown.panel.webview.postMessage({ mark: step });
}

async function lead(uri, point) {
  const shown = panels.get(uri);
  const place = shown && shown.preview && placeAt(shown.preview, point.x, point.y);
  if (!place) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
  const { start } = place.range;
  const at = new vscode.Position(start.line, start.character);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: shown.column, selection: new vscode.Range(at, at) });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function show() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const known = panels.get(uri);
  if (known) {
    known.panel.reveal(undefined, true);
    return;
  }
  const panel = vscode.window.createWebviewPanel("cjm", "Map", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true });
  panels.set(uri, { panel, column: editor.viewColumn, preview: null });
  panel.onDidDispose(() => panels.delete(uri));
  panel.webview.onDidReceiveMessage((message) => lead(uri, message));
  await update(uri);
}

async function activate(context) {
  const settings = vscode.workspace.getConfiguration("cjm");
  const server = { command: settings.get("path"), args: ["lsp", ...settings.get("arguments")], transport: TransportKind.stdio };
  client = new LanguageClient("cjm", "Customer journey maps", server, {
    documentSelector: [{ language: "yaml" }, { language: "json" }],
  });
  await client.start(); // first, so that the server has a change before it is asked for the map
  context.subscriptions.push(
    vscode.commands.registerCommand("cjm.preview", show),
    vscode.workspace.onDidChangeTextDocument((event) => update(event.document.uri.toString())),
    vscode.window.onDidChangeTextEditorSelection((event) => mark(event.textEditor)),
  );
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
