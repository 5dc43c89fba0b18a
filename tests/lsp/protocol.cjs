// The server as seen by the client library of Visual Studio Code.
const { spawn } = require("child_process");
const protocol = require("vscode-languageserver-protocol/node");
const { TextDocument } = require("vscode-languageserver-textdocument");
const { ok, finish } = require("../tap.cjs");

const uri = "file:///nowhere/map.journey.yaml";
const text = `title: Ordering
personas:
  - {id: ann, title: Ann}
theme: {accent: "#0b7285"}
phases:
  - title: Order
    steps:
      - {id: pay, title: Pays, emotion: frustrated}
      - {title: Leaves, next: {to: pay}, persona: ann}
`;

async function main() {
  const server = spawn(process.env.CJM, ["lsp", "--stdio"]);
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
  const published = [];
  let wake = () => {};
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => { published.push(params); wake(); });
  const registered = new Promise((resolve) => connection.onRequest(protocol.RegistrationRequest.type, (params) => resolve(params)));
  connection.listen();
  const started = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid, rootUri: null,
    capabilities: {
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } } }, completion: { completionItem: { snippetSupport: true } }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    },
  });
  ok(started.capabilities.textDocumentSync.change === protocol.TextDocumentSyncKind.Incremental, "changes are incremental");
  connection.sendNotification(protocol.InitializedNotification.type, {});
  ok((await registered).registrations[0].method === "workspace/didChangeWatchedFiles", "the server asks to watch files");
  const checked = async (version) => {
    while (!published.some((one) => one.version === version)) await new Promise((resolve) => { wake = resolve; });
    return published.filter((one) => one.version === version).pop().diagnostics;
  };
  connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "yaml", version: 1, text } });
  const found = await checked(1);
  ok(found.every((one) => protocol.Diagnostic.is(one)) && !found.some((one) => one.severity === 1), "diagnostics are well formed", found);
  const at = (line, character) => ({ textDocument: { uri }, position: { line, character } });
  const document = { textDocument: { uri } };
  const completion = await connection.sendRequest(protocol.CompletionRequest.type, at(8, 42));
  ok(completion.items.length > 0 && completion.items.every((one) => typeof one.label === "string" && protocol.TextEdit.is(one.textEdit)), "completions are", completion);
  const hover = await connection.sendRequest(protocol.HoverRequest.type, at(7, 33));
  ok(protocol.Hover.is(hover), "help is", hover);
  for (const [name, type] of [["a definition", protocol.DefinitionRequest.type], ["references", protocol.ReferencesRequest.type]]) {
    const places = await connection.sendRequest(type, { ...at(8, 36), context: { includeDeclaration: true } });
    ok(places.length > 0 && places.every((one) => protocol.Location.is(one)), name + " are", places);
  }
  const edit = await connection.sendRequest(protocol.RenameRequest.type, { ...at(8, 36), newName: "checkout" });
  ok(protocol.WorkspaceEdit.is(edit) && edit.changes[uri].length === 2, "a renaming is", edit);
  const symbols = await connection.sendRequest(protocol.DocumentSymbolRequest.type, document);
  ok(symbols.length > 0 && symbols.every((one) => protocol.DocumentSymbol.is(one)), "an outline is", symbols);
  const folds = await connection.sendRequest(protocol.FoldingRangeRequest.type, document);
  ok(folds.length > 0 && folds.every((one) => protocol.FoldingRange.is(one)), "folds are", folds);
  const colours = await connection.sendRequest(protocol.DocumentColorRequest.type, document);
  ok(colours.length === 1 && colours.every((one) => protocol.ColorInformation.is(one)), "colours are", colours);
  const lenses = await connection.sendRequest(protocol.CodeLensRequest.type, document);
  ok(lenses.length > 0 && lenses.every((one) => protocol.CodeLens.is(one)), "lenses are", lenses);
  const hints = await connection.sendRequest(protocol.InlayHintRequest.type, { ...document, range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } } });
  ok(hints.length === 1 && hints.every((one) => protocol.InlayHint.is(one)), "hints are", hints);
  const links = await connection.sendRequest(protocol.DocumentLinkRequest.type, document);
  ok(Array.isArray(links), "links are", links);
  const edits = await connection.sendRequest(protocol.DocumentFormattingRequest.type, { ...document, options: { tabSize: 2, insertSpaces: true } });
  ok(Array.isArray(edits) && edits.every((one) => protocol.TextEdit.is(one)), "a formatting is", edits);
  const preview = await connection.sendRequest("cjm/preview", document);
  ok(preview.places.every((one) => protocol.Range.is(one.range)), "places of a preview are");
  connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 7, character: 31 }, end: { line: 7, character: 38 } }, text: "emotoin" }] });
  const [error] = (await checked(2)).filter((one) => one.severity === 1);
  ok(error && error.code === "unknown-key", "a change with a mistake has an error", error);
  const actions = await connection.sendRequest(protocol.CodeActionRequest.type, { ...document, range: error.range, context: { diagnostics: [error] } });
  ok(actions.length === 2 && actions.every((one) => protocol.CodeAction.is(one)), "code actions are", actions);
  const [quick, all] = [protocol.CodeActionKind.QuickFix, protocol.CodeActionKind.SourceFixAll]
    .map((kind) => actions.find((one) => one.kind === kind || one.kind.startsWith(kind + ".")));
  ok(quick && quick.isPreferred && quick.diagnostics[0].code === error.code, "a quick fix belongs to its message", quick);
  const before = TextDocument.create(uri, "yaml", 2, text.replace("emotion: frustrated", "emotoin: frustrated"));
  for (const [name, action] of [["the quick fix", quick], ["the fix of all", all]])
    ok(TextDocument.applyEdits(before, action.edit.changes[uri]) === text, name + " corrects it", action);
  await connection.sendRequest(protocol.ShutdownRequest.type);
  connection.sendNotification(protocol.ExitNotification.type);
  ok(await new Promise((resolve) => server.on("exit", resolve)) === 0, "the session ends with status 0");
}

main().catch((error) => ok(false, "the session", String(error))).finally(finish);
