#!/usr/bin/env python3
"""An author writes a map from nothing, with mistakes: what an editor sends, key by key, and what it gets."""
import os
import re
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from client import Client, Tap, apply

URI = "untitled:map.journey.yaml"
tap = Tap()
client = Client()
client.initialize()


class Editor:
    def __init__(self):
        self.text, self.at = "", 0
        client.open(URI, "")

    def position(self, at):
        before = self.text[:at]
        return {"line": before.count("\n"), "character": len(before.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2}

    def replace(self, start, end, new):
        area = {"start": self.position(start), "end": self.position(end)}
        self.text, self.at = self.text[:start] + new + self.text[end:], start + len(new)
        client.changes(URI, [{"range": area, "text": new}])

    def type(self, text):
        for character in text:
            self.replace(self.at, self.at, character)

    def go(self, text):
        """Puts the cursor behind a part of the text."""
        self.at = self.text.index(text) + len(text)

    def accept(self, label):
        """Takes a completion, with the examples in its places."""
        found = client.at("textDocument/completion", URI, *self.position(self.at).values())["items"]
        edit = next((one["textEdit"] for one in found if one["label"] == label), None)
        tap.ok(edit, f"{label} is offered", self.text, [one["label"] for one in found])
        if edit:
            new = re.sub(r"\$\{\d+:([^}]*)\}|\$\{?\d+\}?", r"\1", edit["newText"])
            self.at = len(apply(self.text[:self.at], [{**edit, "newText": ""}])) + len(new)
            self.change([{**edit, "newText": new}], self.at)

    def change(self, edits, at=None):
        """Makes edits as one change of all of the text, as some editors send them."""
        self.text = apply(self.text, edits)
        self.at = len(self.text) if at is None else at
        client.change(URI, self.text)

    def messages(self):
        return [one["code"] for one in client.checked(URI) if one["severity"] == 1]

    def fix(self, code):
        """Takes the preferred quick fix of a message."""
        one = next(one for one in client.checked(URI) if one["code"] == code)
        found = client.of("textDocument/codeAction", URI, range=one["range"], context={"diagnostics": [one], "only": ["quickfix"]})
        found = [action for action in found if action["isPreferred"]]
        tap.equal(len(found), 1, f"{code} has a fix")
        self.change(found[0]["edit"]["changes"][URI] if found else [])


editor = Editor()
client.checked(URI)
editor.type("ti")
editor.accept("title")
editor.type("Buying a bicycle 🚲\n")
editor.type("persona: Noor\n")
tap.equal(editor.messages(), ["missing-key"], "a map without phases is not complete")
editor.type("pha")
editor.accept("phases")
editor.type("title: Choose\n    steps:\n      - title: Looks around\n        emo")
editor.accept("emotion")
editor.accept("curious")
editor.type("\n        thoughts:So many of them 🚲\n")
tap.ok("missing-colon" in editor.messages(), "a space is missing", client.checked(URI))
editor.fix("missing-colon")
tap.equal(editor.messages(), [], "the fix is what was missing")
editor.type("      - title: Tries one\n        emotoin: ")
tap.ok("unknown-key" in editor.messages(), "a key is misspelt", client.checked(URI))
editor.fix("unknown-key")
tap.ok("unknown-key" not in editor.messages(), "and corrected", editor.text)
editor.go("        emotion: curious\n        thoughts: So many of them 🚲\n      - title: Tries one\n        emotion:")
editor.accept("delighted")
editor.type("\n        pain_pionts:   [ 'The saddle is too high' ]\n")
tap.ok("unknown-key" in editor.messages(), "another key is misspelt")
edits = client.of("textDocument/codeAction", URI, range={"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
                  context={"diagnostics": [], "only": ["source.fixAll"]})
editor.change(edits[0]["edit"]["changes"][URI])
tap.equal(editor.messages(), [], "all safe fixes correct it")
editor.change(client.of("textDocument/formatting", URI, options={"tabSize": 2, "insertSpaces": True}) or [])
tap.equal(editor.messages(), [], "the formatted text has no errors")
tap.equal(client.of("textDocument/formatting", URI, options={"tabSize": 2, "insertSpaces": True}), [], "formatted again it stays")


def fonts_of_worker():
    with open(f"/proc/{client.process.pid}/task/{client.process.pid}/children", encoding="ascii") as children:
        with open(f"/proc/{children.read().split()[0]}/maps", encoding="utf-8") as maps:
            return {line.split()[-1] for line in maps if re.search(r"\.(otf|ttf|ttc|pfb|woff2?)$", line)}


# The first preview would wait for them.
deadline = time.monotonic() + 30
while not fonts_of_worker() and time.monotonic() < deadline:
    time.sleep(0.05)
tap.ok(fonts_of_worker(), "fonts are open before the first preview is asked for")
preview = client.of("cjm/preview", URI)
tap.ok("<svg" in (preview["svg"] or "") and [one["kind"] for one in preview["places"]].count("step") == 2, "the map can be seen")
tap.equal(client.errors(URI), [], "what was written is a journey without errors")
print("# " + editor.text.replace("\n", "\n# "))
tap.equal(client.logged, [], "nothing went wrong in the server")
tap.equal(client.end(), 0, "the session ends with status 0")
tap.done()
