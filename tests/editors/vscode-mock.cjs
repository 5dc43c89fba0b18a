// What the extension and its client library need of Visual Studio Code's API: documents, commands, panels and diagnostics, which tests drive and look into.
// Whatever else the library asks for is there and does nothing.
"use strict";
const Module = require("module");

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}
class Range {
  constructor(start, end, line, character) {
    [this.start, this.end] = line === undefined ? [start, end] : [new Position(start, end), new Position(line, character)];
  }
}
class Uri {
  constructor(text) { this.text = text; this.scheme = text.split(":")[0]; this.path = this.fsPath = text.replace(/^\w+:\/\//, ""); }
  static parse(text) { return new Uri(text); }
  static file(path) { return new Uri("file://" + path); }
  toString() { return this.text; }
}
class EventEmitter {
  constructor() {
    this.heard = [];
    this.event = (listener, self) => { this.heard.push(listener.bind(self)); return new Disposable(() => {}); };
  }
  fire(value) { for (const listener of this.heard) listener(value); }
  dispose() {}
}
class Disposable {
  constructor(end) { this.dispose = end; }
  static from() { return new Disposable(() => {}); }
}
class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}
class CodeActionKind {
  constructor(value) { this.value = value; }
  append(part) { return new CodeActionKind(this.value ? this.value + "." + part : part); }
}
CodeActionKind.Empty = new CodeActionKind("");
class CancellationTokenSource {
  constructor() { this.token = { isCancellationRequested: false, onCancellationRequested: nothing }; }
  cancel() {}
  dispose() {}
}

function nothing() { return new Disposable(() => {}); }
function lenient(known) { // a namespace, or an enumeration, with more than it has
  return new Proxy(known, {
    get(target, key) {
      if (key in target || typeof key !== "string") return target[key];
      if (key === "then") return undefined;
      return target[key] = /^[A-Z]/.test(key) ? lenient(class {}) : nothing;
    },
  });
}

class Document {
  constructor(uri, text) { Object.assign(this, { uri: Uri.parse(uri), languageId: "yaml", version: 1, text, isClosed: false, fileName: uri }); }
  getText() { return this.text; }
}

class Studio {
  constructor(settings) {
    this.settings = settings;
    this.documents = [];
    this.diagnostics = new Map();
    this.panels = [];
    this.commands = {};
    this.shown = [];
    this.changed = new EventEmitter();
    this.opened = new EventEmitter();
    this.moved = new EventEmitter();
    this.api = this.apiOf();
  }

  apiOf() {
    const studio = this;
    const window = lenient({
      get activeTextEditor() { return studio.editor; },
      visibleTextEditors: [], tabGroups: { all: [], onDidChangeTabs: nothing },
      createOutputChannel: () => lenient({ append: (text) => (studio.log = (studio.log || "") + text), appendLine() {} }),
      createWebviewPanel: () => studio.panel(),
      onDidChangeTextEditorSelection: this.moved.event,
      showTextDocument: async (document, options) => { studio.shown.push({ document, options }); return { revealRange() {} }; },
      showErrorMessage: async (text) => { studio.failure = text; },
    });
    const workspace = lenient({
      get textDocuments() { return studio.documents; },
      workspaceFolders: undefined, notebookDocuments: [],
      getConfiguration: () => ({ get: (key, otherwise) => (key in studio.settings ? studio.settings[key] : otherwise), inspect: nothing }),
      onDidChangeTextDocument: this.changed.event,
      onDidOpenTextDocument: this.opened.event,
      openTextDocument: async (uri) => studio.documents.find((one) => one.uri.toString() === uri.toString()),
    });
    const languages = lenient({
      match: (selector, document) => [selector].flat(2).some((one) => one.language === document.languageId) ? 10 : 0,
      createDiagnosticCollection: () => ({ set: (uri, all) => studio.diagnostics.set(uri.toString(), all || []), delete() {}, clear() {}, dispose() {} }),
    });
    const commands = lenient({ registerCommand: (name, run) => { studio.commands[name] = run; return nothing(); } });
    const env = lenient({ language: "en", appName: "test", machineId: "m", sessionId: "s" });
    return lenient({ version: "1.90.0", Position, Range, Uri, EventEmitter, Disposable, Diagnostic, CodeActionKind, CancellationTokenSource, window, workspace, languages, commands, env,
                     DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 }, ViewColumn: { Beside: -2 },
                     TextDocumentChangeReason: { Undo: 1, Redo: 2 }, TextEditorRevealType: { InCenterIfOutsideViewport: 2 } });
  }

  panel() {
    const panel = { received: new EventEmitter(), closed: new EventEmitter(), posted: [], reveals: 0, reveal() { this.reveals++; } };
    panel.webview = { html: "", cspSource: "vscode-resource:", onDidReceiveMessage: panel.received.event, postMessage: (message) => panel.posted.push(message) };
    panel.onDidDispose = panel.closed.event;
    this.panels.push(panel);
    return panel;
  }

  open(uri, text) {
    const document = new Document(uri, text);
    this.documents.push(document);
    this.editor = { document, viewColumn: 1, selection: { active: new Position(0, 0) } };
    this.opened.fire(document);
    return document;
  }

  type(document, line, character, removed, text) { // in place of so many characters
    const lines = document.text.split("\n");
    const rangeOffset = lines.slice(0, line).join("\n").length + (line ? 1 : 0) + character;
    document.text = document.text.slice(0, rangeOffset) + text + document.text.slice(rangeOffset + removed);
    document.version++;
    const range = new Range(line, character, line, character + removed);
    this.changed.fire({ document, contentChanges: [{ range, rangeOffset, rangeLength: removed, text }] });
  }

  move(line) {
    this.editor.selection.active = new Position(line, 0);
    this.moved.fire({ textEditor: this.editor });
  }

  install() { // `require("vscode")` gives this one
    const load = Module._load;
    Module._load = (name, ...rest) => (name === "vscode" ? this.api : load(name, ...rest));
  }
}

module.exports = { Studio };
