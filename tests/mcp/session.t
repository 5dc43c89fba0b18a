#!/usr/bin/env python3
"""The tools for assistants, as a client uses them."""
import base64
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lsp"))
from client import CJM, Tap

tap = Tap()
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
TEXT = "title: Ordering\npersona: Ann\nphases:\n  - title: Order\n    steps:\n      - {title: Pays, emotion: frustrated}\n      - {title: Leaves, emotion: happy}\n"


class Client:
    def __init__(self, *options, folder=None):
        self.process = subprocess.Popen([CJM, "mcp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self.number = 0

    def raw(self, data):
        self.process.stdin.write(data + b"\n")
        self.process.stdin.flush()

    def read(self):
        return json.loads(self.process.stdout.readline())

    def request(self, method, params=None):
        self.number += 1
        self.raw(json.dumps({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params or {}}).encode())
        answer = self.read()
        assert answer["id"] == self.number
        return answer

    def call(self, tool, **arguments):
        return self.request("tools/call", {"name": tool, "arguments": arguments})["result"]

    def end(self):
        self.process.stdin.close()
        return self.process.wait(60)


folder = tempfile.mkdtemp()
with open(os.path.join(folder, "map.yaml"), "w", encoding="utf-8") as file:
    file.write(TEXT)
client = Client(folder=folder)
started = client.request("initialize", {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}})["result"]
tap.equal(started["protocolVersion"], "2025-03-26", "a version that is known is agreed on")
client.raw(b'{"jsonrpc":"2.0","method":"notifications/initialized"}')
tap.equal(client.request("ping")["result"], {}, "a ping is answered")
tools = {tool["name"]: tool for tool in client.request("tools/list")["result"]["tools"]}
tap.has(tools, ["guide", "check", "fix", "render", "explain", "diff", "report"], "the tools are listed")
tap.ok(all(tool["description"] and tool["inputSchema"]["type"] == "object" and
           all("description" in one for one in tool["inputSchema"]["properties"].values()) for tool in tools.values()),
       "each has a description and a schema")


def text_of(result):
    return "\n".join(one["text"] for one in result["content"] if one["type"] == "text")


result = client.call("check", text=TEXT)
tap.ok(not result["isError"] and "remark" in text_of(result), "a journey is checked", text_of(result))
result = client.call("check", text=TEXT.replace("emotion", "emotoin"))
tap.ok("2 errors" in text_of(result) and "emotoin" in text_of(result), "and its mistakes are shown", text_of(result))
tap.ok(not result["isError"], "which is no failure of the tool")
tap.ok("remark" in text_of(client.call("check", file="map.yaml")), "a file below the folder is checked")
for name in ("../map.yaml", "/etc/hostname", "missing.yaml"):
    tap.ok(client.call("check", file=name)["isError"], f"{name} is not read")
tap.ok(client.call("check")["isError"], "a journey is needed")
tap.ok(client.call("check", text=17)["isError"], "and has to be a text")
result = client.call("fix", text=TEXT.replace("emotion", "emotoin", 1))
tap.equal(result["content"][0]["text"], TEXT, "a mistake is fixed")
tap.ok("1 fix made" in text_of(result) and "\n-      - {title: Pays, emotoin: frustrated}\n+      - {title: Pays, emotion: frustrated}\n" in text_of(result),
       "a diff shows it", text_of(result))
tap.ok("remark" in text_of(result) and "error" not in text_of(result) and not result["isError"], "and what is left is said", text_of(result))
result = client.call("fix", text=TEXT)
tap.ok(result["content"][0]["text"] == TEXT and "no fix made" in text_of(result), "a text without mistakes stays", text_of(result))
LIKELY = TEXT.replace("- {title: Leaves", "- {title: Leaves, persona: bert").replace("persona: Ann", "personas: [{id: ann, title: Ann}]")
result = client.call("fix", text=LIKELY)
tap.ok(result["content"][0]["text"] == LIKELY and "1 error" in text_of(result) and "1 suggested one is made" in text_of(result),
       "a likely fix is not made", text_of(result))
result = client.call("fix", text=LIKELY, level="all")
tap.ok("{id: bert" in result["content"][0]["text"] and "error" not in text_of(result), "unless it is asked for", text_of(result))
tap.ok("phases" in text_of(client.call("fix", text="title: A\n")), "what has no fix is said")
with open(os.path.join(folder, "wrong.yaml"), "w", encoding="utf-8") as file:
    file.write(TEXT.replace("emotion", "emotoin"))
result = client.call("fix", file="wrong.yaml")
tap.ok(result["content"][0]["text"] == TEXT and "2 fixes made" in text_of(result), "a file is fixed", text_of(result))
with open(os.path.join(folder, "wrong.yaml"), encoding="utf-8") as file:
    tap.equal(file.read(), TEXT.replace("emotion", "emotoin"), "but not written")
for arguments in ({"text": TEXT, "level": "some"}, {}, {"text": 17}, {"file": "../map.yaml"}, {"file": "missing.yaml"}):
    tap.ok(client.call("fix", **arguments)["isError"], f"fix refuses {list(arguments.values())[-1:]}")
guide = subprocess.run([CJM, "guide"], capture_output=True, text=True, check=True).stdout
tap.equal(text_of(client.call("guide")), guide, "the guide is that of cjm guide")
result = client.call("render", text=TEXT)
tap.ok("<svg" in text_of(result) and "Pays" in text_of(result), "a map is drawn")
result = client.call("render", text=TEXT, format="png", ppi=48)
tap.ok(result["content"][0]["mimeType"] == "image/png" and base64.b64decode(result["content"][0]["data"])[:4] == b"\x89PNG", "also as a picture")
tap.ok(client.call("render", text=TEXT, format="exe")["isError"], "other formats are refused")
tap.ok("nothing" in text_of(client.call("render", text=TEXT, theme="nothing")), "a theme that is not known is named")
result = client.call("render", text="title: A\n")
tap.ok(result["isError"] and "phases" in text_of(result), "a journey with errors is not drawn, and says why", text_of(result))
tap.ok("Pays" in text_of(client.call("report", text=TEXT)), "a journey is analysed")
tap.ok(isinstance(json.loads(text_of(client.call("report", text=TEXT, format="json"))), dict), "also as data")
result = client.call("diff", old_text=TEXT, new_text=TEXT.replace("frustrated", "happy"))
tap.ok("Pays" in text_of(result) and not result["isError"], "two journeys are compared", text_of(result))
tap.ok(client.call("diff", old_text=TEXT)["isError"], "of which both are needed")
tap.ok("unknown-key" in text_of(client.call("explain", code="unknown-key")), "a message is explained")
tap.ok(client.call("explain", code="nothing")["isError"], "unless there is none")

for data, code in ((b"{]", -32700), (b"[" * 100000, -32700), (b"[]", -32600), (b'{"id":1,"method":"nothing"}', -32601),
                   (b'{"id":1,"method":"tools/call","params":{"name":"nothing"}}', -32602), (b'{"id":1,"method":"tools/call"}', -32602),
                   (b"\xff", -32700), (b" " * (65 << 20), -32600)):
    client.raw(data)
    tap.equal(client.read()["error"]["code"], code, f"{data[:40]!r} is refused")
client.raw(b"\r")
client.raw(b"")
tap.equal(client.request("ping")["result"], {}, "the session goes on")
tap.equal(client.end(), 0, "and ends with status 0")

late = Client("--timeout", "0.001")
tap.ok("too long" in text_of(late.call("render", text=TEXT)), "what takes too long is stopped")
tap.ok("too long" in text_of(late.call("fix", text=TEXT)), "also a fix")
tap.equal(late.request("ping")["result"], {}, "and the session goes on")
late.end()
tap.done()
