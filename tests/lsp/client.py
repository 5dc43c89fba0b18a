"""A client of the language server, for tests: it writes messages, and sorts what comes back."""
import json
import os
import select
import subprocess

CJM = os.path.abspath(os.environ.get("CJM", "build/cjm"))


def frame(body):
    data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return b"Content-Length: %d\r\n\r\n" % len(data) + data


class Client:
    def __init__(self, *options, env=None):
        self.process = subprocess.Popen([CJM, "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={**os.environ, **(env or {})})
        self.buffer = b""
        self.number = 0
        self.versions = {}
        self.texts = {}
        self.diagnostics = {}
        self.logged = []
        self.asked = []

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def read(self, timeout=60):
        """The next message; None at the end."""
        while True:
            head, separator, rest = self.buffer.partition(b"\r\n\r\n")
            if separator:
                length = int(head.split(b":")[1])
                if len(rest) >= length:
                    self.buffer = rest[length:]
                    return self.note(json.loads(rest[:length]))
            if not select.select([self.process.stdout], [], [], timeout)[0]:
                raise TimeoutError("no answer")
            chunk = os.read(self.process.stdout.fileno(), 1 << 16)
            if not chunk:
                return None
            self.buffer += chunk

    def note(self, message):
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]
        elif message.get("method") == "window/logMessage":
            self.logged.append(message["params"]["message"])
        elif "method" in message:
            self.asked.append(message)
        return message

    def notify(self, method, params=None):
        self.write(frame({"jsonrpc": "2.0", "method": method, "params": params or {}}))

    def send(self, method, params=None):
        self.number += 1
        self.write(frame({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params or {}}))
        return self.number

    def wait(self, number):
        while True:
            message = self.read()
            if message is None:
                raise EOFError("the server has ended")
            if message.get("id") == number and "method" not in message:
                return message

    def request(self, method, params=None):
        message = self.wait(self.send(method, params))
        if "error" in message:
            raise RuntimeError(message["error"]["message"])
        return message["result"]

    def initialize(self, encodings=None, **client):
        completion = {"completionItem": {"snippetSupport": True}}
        capabilities = {"textDocument": {"completion": completion, "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
                                         "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}}},
                        "workspace": {"workspaceEdit": {"documentChanges": True}}, **client}
        if encodings:
            capabilities["general"] = {"positionEncodings": encodings}
        result = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.notify("initialized")
        return result

    def open(self, uri, text, language="yaml"):
        self.versions[uri], self.texts[uri] = 1, text
        self.notify("textDocument/didOpen",
                    {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}})

    def change(self, uri, text):
        """Replaces all of the text."""
        self.texts[uri] = text
        self.changes(uri, [{"text": text}])

    def changes(self, uri, changes):
        self.versions[uri] += 1
        self.notify("textDocument/didChange",
                    {"textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": changes})

    def checked(self, uri):
        """The diagnostics of the text as it is."""
        while self.diagnostics.get(uri, {}).get("version") != self.versions[uri]:
            if self.read() is None:
                raise EOFError("the server has ended")
        return self.diagnostics[uri]["diagnostics"]

    def errors(self, uri):
        """The errors that were found last."""
        return [one for one in self.diagnostics.get(uri, {}).get("diagnostics", []) if one["severity"] == 1]

    def at(self, method, uri, line, character, **more):
        return self.request(method, {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}, **more})

    def of(self, method, uri, **more):
        return self.request(method, {"textDocument": {"uri": uri}, **more})

    def labels(self, uri, line, character):
        found = self.at("textDocument/completion", uri, line, character)
        return [item["label"] for item in found["items"]] if found else []

    def end(self):
        """The status of the process."""
        self.request("shutdown")
        self.notify("exit")
        self.process.stdin.close()
        return self.process.wait(60)

    def kill(self):
        self.process.kill()
        self.process.wait()


def apply(text, edits):
    """The text with TextEdits, whose positions are in UTF-16, made at once."""
    lines = text.splitlines(keepends=True) + [""]

    def offset(position):
        line = lines[min(position["line"], len(lines) - 1)]
        before = line.encode("utf-16-le")[:2 * position["character"]].decode("utf-16-le")
        return sum(map(len, lines[:position["line"]])) + len(before)

    places = sorted(((offset(one["range"]["start"]), offset(one["range"]["end"]), one["newText"]) for one in edits), reverse=True)
    for start, end, new in places:
        text = text[:start] + new + text[end:]
    return text


class Tap:
    def __init__(self):
        self.n = self.failed = 0

    def ok(self, condition, name, *comments):
        self.n += 1
        print(f"{'ok' if condition else 'not ok'} {self.n} - {name}", flush=True)
        if not condition:
            self.failed += 1
            for comment in comments:
                print("# " + str(comment).replace("\n", "\n# "), flush=True)

    def equal(self, found, wanted, name):
        self.ok(found == wanted, name, f"found  {found!r}", f"wanted {wanted!r}")

    def has(self, found, wanted, name):
        """Whether all that is wanted is among what was found."""
        missing = [one for one in wanted if one not in found]
        self.ok(not missing, name, f"missing {missing!r}", f"found {list(found)[:60]!r}")

    def done(self):
        print(f"1..{self.n}")
        raise SystemExit(1 if self.failed else 0)


def cursor(text, mark="|"):
    """The text without its mark, and the position of the mark in UTF-16."""
    before, after = text.split(mark, 1)
    line = before.count("\n")
    last = before.rsplit("\n", 1)[-1]
    return before + after, line, len(last.encode("utf-16-le")) // 2
