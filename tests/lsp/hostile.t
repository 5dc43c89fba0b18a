#!/usr/bin/env python3
"""Messages that are broken, too large, too deep, or come at the wrong time: the session goes on, or ends in order."""
import os
import signal
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from client import Client, Tap, frame

tap = Tap()
URI = "untitled:a.journey.yaml"
TEXT = "title: A\nphases:\n  - {title: B, emotion: happy}\n"


def ready(*options, **client):
    one = Client(*options)
    one.initialize(**client)
    return one


def alive(client, name):
    """Whether the session goes on."""
    found = client.at("textDocument/hover", URI, 0, 1)
    tap.ok(found and "**title**" in found["contents"]["value"], name + ": the session goes on", found)


def error_of(client):
    while True:
        message = client.read()
        if message is None or "error" in message:
            return message and message["error"]["code"]


client = ready()
client.open(URI, TEXT)
BROKEN = [
    ("no JSON", frame(b"{]"), -32700),
    ("a part of JSON", frame(b'{"jsonrpc": "2.0", "id": 1, "method'), -32700),
    ("bytes that are no UTF-8", frame(b'{"jsonrpc":"2.0","id":1,"method":"\xff"}'), -32700),
    ("200 000 brackets", frame(b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":' + b"[" * 200000 + b"]" * 200000 + b"}"), -32700),
    ("an array", frame(b'[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]'), -32600),
    ("a number", frame(b"17"), -32600),
    ("an id that is an object", frame(b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}'), -32600),
    ("an unknown method", frame(b'{"jsonrpc":"2.0","id":"x","method":"textDocument/nothing"}'), -32601),
    ("a second start", frame(b'{"jsonrpc":"2.0","id":"x","method":"initialize"}'), -32600),
    ("no parameters", frame(b'{"jsonrpc":"2.0","id":"x","method":"textDocument/hover"}'), -32602),
    ("parameters of another kind", frame(b'{"jsonrpc":"2.0","id":"x","method":"textDocument/hover","params":[1]}'), -32602),
    ("a header without a length", b"Content-Type: x\r\n\r\n", -32700),
    ("a length that is a word", b"Content-Length: many\r\n\r\n", -32700),
    ("a length that is negative", b"Content-Length: -5\r\n\r\n", -32700),
    ("a length beyond all numbers", b"Content-Length: 99999999999999999999999\r\n\r\n", -32700),
    ("a header of 9 KB", b"X: " + b"x" * (9 << 10) + b"\r\n\r\n", -32700),
    ("a message of 65 MiB", frame(b" " * (65 << 20)), -32600),
]
for name, data, code in BROKEN:
    client.write(data)
    tap.equal(error_of(client), code, name)
    alive(client, name)

for name, message in (
    ("an unknown notification", {"method": "$/nothing"}),
    ("an answer to nothing", {"id": 99, "result": None}),
    ("a change of a text that is not open", {"method": "textDocument/didChange", "params": {"textDocument": {"uri": "x:", "version": 1}, "contentChanges": [{"text": ""}]}}),
    ("changes of another kind", {"method": "textDocument/didChange", "params": {"textDocument": {"uri": URI}, "contentChanges": [{"range": 1}, 2, {"text": 3}]}}),
    ("a text without a name", {"method": "textDocument/didOpen", "params": {"textDocument": {"text": "a"}}}),
    ("a text that is closed twice", {"method": "textDocument/didClose", "params": {"textDocument": {"uri": "x:"}}}),
    ("a cancellation of nothing", {"method": "$/cancelRequest", "params": {"id": "never"}}),
):
    client.write(frame({"jsonrpc": "2.0", **message}))
    alive(client, name)

for line, character in ((0, 9999), (9999, 0), (4294967295, 4294967295), (1e300, 1e300), (-1, -5), (2, 7.5)):
    client.at("textDocument/completion", URI, line, character)
    for method in ("hover", "definition", "references", "documentHighlight"):
        client.at("textDocument/" + method, URI, line, character)
alive(client, "positions out of range")
far = {"line": 9999, "character": 9999}
client.changes(URI, [{"range": {"start": far, "end": {"line": 0, "character": 0}}, "text": "# end\n"}])
alive(client, "a range that ends before it begins")

# Every place of a text, of broken ones too, has an answer.
for text in (TEXT, "a: {b: [c\n'", "- - - ? : ! & * | >\n\t: 'x\n\"", "\r\r\n\n\u2028:\u0085- {\u00e9: '\U0001f600", "\ufefftitle: \"A\\", "'\\u", "[" * 300,
             "a: &a [*a, *a]\n<<: *a\n", "phases:\n - steps:\n  - emotions: {: , : }", ""):
    client.change(URI, text)
    lines = text.splitlines() or [""]
    for line in range(len(lines)):
        for character in range(0, min(len(lines[line]), 40) + 2):
            client.at("textDocument/completion", URI, line, character)
            client.at("textDocument/hover", URI, line, character)
            client.at("textDocument/definition", URI, line, character)
    for method in ("documentSymbol", "foldingRange", "documentLink", "documentColor", "codeLens", "formatting", "inlayHint"):
        client.of("textDocument/" + method, URI)
client.change(URI, TEXT)
alive(client, "broken texts")
tap.ok(not client.logged, "nothing has crashed", client.logged)

# Requests wait for each other, and can be cancelled meanwhile.
numbers = [client.send("cjm/preview", {"textDocument": {"uri": URI}}) for _ in range(20)]
client.notify("$/cancelRequest", {"id": numbers[-1]})
found = {}
while len(found) < 20:
    message = client.read()
    if "id" in message:
        found[message["id"]] = message.get("error", {}).get("code", 0)
tap.equal([found[number] for number in numbers], [0] * 19 + [-32800], "a request that waits is cancelled")

# A process that crashes, or has too little memory or time, costs one answer.
def worker(one):
    with open(f"/proc/{one.process.pid}/task/{one.process.pid}/children", encoding="ascii") as children:
        return int(children.read().split()[0])


idle = worker(client)
os.kill(idle, signal.SIGKILL)
while os.path.exists(f"/proc/{idle}"):
    time.sleep(0.01)
alive(client, "a worker that is killed while it has nothing to do")
tap.ok(not client.logged, "nobody notices", client.logged)
killed = worker(client)
os.kill(killed, signal.SIGSTOP)
number = client.send("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 1}})
for _ in range(2):  # when the second error is there, the request before it has been passed on
    client.write(frame(b"{]"))
    error_of(client)
os.kill(killed, signal.SIGKILL)
answer = client.wait(number)
tap.ok("crashed" in answer.get("error", {}).get("message", ""), "a worker that is killed at work gives no answer", answer)
alive(client, "a worker that is killed at work")
client.request("shutdown")
try:
    client.request("textDocument/hover", {})
    tap.ok(False, "nothing is answered behind the end")
except RuntimeError:
    tap.ok(True, "nothing is answered behind the end")
client.notify("exit")
tap.equal(client.process.wait(60), 0, "the status is 0")

late = ready("--timeout", "0.001")
late.open(URI, TEXT)
try:
    late.of("cjm/preview", URI)
    tap.ok(False, "what takes too long is stopped")
except RuntimeError as error:
    tap.ok("too long" in str(error), "what takes too long is stopped", error)
late.notify("exit")
tap.equal(late.process.wait(60), 1, "without `shutdown` the status is 1")

early = Client()
try:
    early.request("textDocument/hover", {})
except RuntimeError as error:
    tap.ok("initialize" in str(error), "nothing is answered before the start", error)
early.process.stdin.close()
tap.equal(early.process.wait(60), 1, "the end of the messages ends the session")
tap.done()
