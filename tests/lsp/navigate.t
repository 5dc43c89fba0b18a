#!/usr/bin/env python3
"""From ids to where they are defined and used, across files that are open, on the disk, or both; outlines, links, colours, previews."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from client import Client, Tap, cursor

tap = Tap()
folder = tempfile.mkdtemp()
LIBRARY = """cjm: 1
library: true
personas:
  - {id: sanne, title: Sanne}
channels:
  - {id: web, title: Website}
"""
BASE = """cjm: 1
extends: library.yaml
title: Base
phases:
  - id: order
    title: Order
    steps:
      - id: pay
        title: Pays
        emotion: frustrated
        touchpoints: {title: Till, channel: web}
      - {id: leave, title: Leaves, next: {to: pay}}
"""
OWN = """cjm: 1
title: Own
extends: base.yaml
theme: {accent: "#ff8000"}
url: https://example.org/map
phases:
  - id: order
    steps:
      - {id: pay, title: Pays with the app}
      - {id: think, title: Thinks, after: pay, emotions: {sanne: 1}, next: [{to: pay}]}
      - title: Goes home 🏠 then
        persona: sanne
"""


def path(name):
    return os.path.join(folder, name)


def uri(name):
    return "file://" + path(name)


for name, text in (("library.yaml", LIBRARY), ("base.yaml", BASE), ("own.yaml", OWN)):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(text)

client = Client()
client.initialize()
client.open(uri("own.yaml"), OWN)


def find(text, marked):
    """The position of the mark in a part of the text."""
    part, mark = marked.replace("|", ""), marked.index("|")
    _, line, character = cursor(text[:text.index(part) + mark] + "|" + text[text.index(part) + mark:])
    return line, character


def places(method, name, text, marked, **more):
    found = client.at("textDocument/" + method, uri(name), *find(text, marked), **more) or []
    return sorted((os.path.basename(one["uri"]), one["range"]["start"]["line"]) for one in found)


client.checked(uri("own.yaml"))
tap.equal(client.errors(uri("own.yaml")), [], "the joined journey has no errors")
tap.equal(places("definition", "own.yaml", OWN, "to: pa|y"), [("base.yaml", 7), ("own.yaml", 8)],
          "a step is defined in the file that has it first, and in the one that changes it")
tap.equal(places("definition", "own.yaml", OWN, "{sa|nne"), [("library.yaml", 3)], "a persona, used as a key, is defined in a library")
tap.equal(places("references", "own.yaml", OWN, "after: p|ay", context={"includeDeclaration": False}),
          [("base.yaml", 11), ("own.yaml", 9), ("own.yaml", 9)], "uses of a step in both files")
tap.equal(places("references", "own.yaml", OWN, "id: pa|y", context={"includeDeclaration": True}),
          [("base.yaml", 7), ("base.yaml", 11), ("own.yaml", 8), ("own.yaml", 9), ("own.yaml", 9)], "with its definitions")
tap.equal(len(client.at("textDocument/documentHighlight", uri("own.yaml"), *find(OWN, "to: pa|y"))), 3, "those of the file are marked")
tap.equal(places("definition", "own.yaml", OWN, "title: Ow|n"), [], "a text has no definition")


def edits(result):
    return sorted((os.path.basename(name), edit["range"]["start"]["line"], edit["newText"])
                  for name, changes in result["changes"].items() for edit in changes)


tap.equal(edits(client.at("textDocument/rename", uri("own.yaml"), *find(OWN, "to: pa|y"), newName="check-out")),
          [("base.yaml", 7, "check-out"), ("base.yaml", 11, "check-out"), ("own.yaml", 8, "check-out"),
           ("own.yaml", 9, "check-out"), ("own.yaml", 9, "check-out")], "a step is renamed in all files")


def refusal(marked, name):
    try:
        client.at("textDocument/rename", uri("own.yaml"), *find(OWN, marked), newName=name)
    except RuntimeError as error:
        return str(error)
    return ""


tap.ok("there is a step 'leave' already" in refusal("to: pa|y", "leave"), "an id that is taken is refused")
tap.ok("is no id" in refusal("to: pa|y", "a b"), "what is no id is refused")
tap.ok("id: goes-home" in refusal("title: Goes ho|me", "x"), "an id that is made from a title is refused, and says what to do", refusal("title: Goes ho|me", "x"))
tap.ok("only ids" in refusal("title: Ow|n", "x"), "a text is refused")

# Renamed in the library, which is open, and of which the journey on the disk is open too.
client.open(uri("library.yaml"), LIBRARY.replace("sanne", "susan"))
found = client.checked(uri("library.yaml"))
while not client.errors(uri("own.yaml")):
    client.read()
tap.ok(True, "an open library is read from the editor: its journey has a message now")
client.change(uri("library.yaml"), LIBRARY)
while client.errors(uri("own.yaml")):
    client.read()
tap.ok(True, "and none when the library is as before")
tap.equal(edits(client.at("textDocument/rename", uri("library.yaml"), *find(LIBRARY, "id: san|ne"), newName="anna")),
          [("library.yaml", 3, "anna"), ("own.yaml", 9, "anna"), ("own.yaml", 11, "anna")], "renaming in a library changes open journeys")

# What is wrong in a file that is not open is shown there.
client.change(uri("library.yaml"), LIBRARY)
with open(path("base.yaml"), "w", encoding="utf-8") as file:
    file.write(BASE.replace("channel: web", "channel: wbe"))
client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri("base.yaml"), "type": 2}]})
while not client.errors(uri("base.yaml")):
    client.read()
tap.ok("wbe" in client.errors(uri("base.yaml"))[0]["message"], "a message is at its place in another file")
with open(path("base.yaml"), "w", encoding="utf-8") as file:
    file.write(BASE)
client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri("base.yaml"), "type": 2}]})
while client.errors(uri("base.yaml")):
    client.read()
tap.ok(True, "and gone when the file is changed on the disk")

outline = client.of("textDocument/documentSymbol", uri("own.yaml"))
tap.equal([(one["name"], [child["name"] for child in one["children"]]) for one in outline],
          [("Order", ["Pays with the app", "Thinks", "Goes home 🏠 then"])], "the outline has what is in the file")
within = all(one["range"]["start"]["line"] <= child["range"]["start"]["line"] and child["range"]["end"]["line"] <= one["range"]["end"]["line"]
             for one in outline for child in one["children"])
tap.ok(within, "steps are within their phase")
folds = [(one["startLine"], one["endLine"]) for one in client.of("textDocument/foldingRange", uri("own.yaml"))]
tap.has(folds, [(5, 11), (6, 11), (7, 11), (10, 11)], "phases, steps and lists can be folded")
links = [one["target"] for one in client.of("textDocument/documentLink", uri("own.yaml"))]
tap.equal(links, [uri("base.yaml"), "https://example.org/map"], "files and addresses are links")
colours = client.of("textDocument/documentColor", uri("own.yaml"))
tap.equal([(round(one["color"]["red"] * 255), round(one["color"]["green"] * 255), one["range"]["start"]["character"]) for one in colours],
          [(255, 128, 17)], "colours are found")
tap.equal(client.of("textDocument/colorPresentation", uri("own.yaml"), color={"red": 0, "green": 0.5, "blue": 1, "alpha": 1},
                    range=colours[0]["range"])[0]["label"], "#0080ff", "and written")

client.open(uri("base.yaml"), BASE)
hints = client.of("textDocument/inlayHint", uri("base.yaml"), range={"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}})
tap.equal([(one["position"]["line"], one["label"]) for one in hints], [(9, "−1.4")], "a word for a feeling has its score")
lenses = {one["range"]["start"]["line"]: one["command"]["title"] for one in client.of("textDocument/codeLens", uri("base.yaml"))}
tap.equal(lenses.get(7), "−1.4 frustrated · referred to 3 times", "a step has its feeling, and what refers to it")
formatted = client.of("textDocument/formatting", uri("base.yaml"), options={"tabSize": 2, "insertSpaces": True})
tap.equal(formatted, [], "what has its form already is not changed")
client.change(uri("base.yaml"), BASE.replace("title: Base", 'title:    "Base"'))
formatted = client.of("textDocument/formatting", uri("base.yaml"), options={"tabSize": 2, "insertSpaces": True})
tap.equal([(one["range"]["start"]["line"], one["range"]["end"]["line"], one["newText"]) for one in formatted], [(2, 2, "")],
          "only what differs is replaced")

preview = client.of("cjm/preview", uri("own.yaml"))
tap.ok(preview["svg"].startswith("<svg") or "<svg" in preview["svg"][:200], "a preview is SVG")
tap.equal([(one["kind"], one["id"]) for one in preview["places"]],
          [("phase", "order"), ("step", "pay"), ("step", "think"), ("step", "leave"), ("step", "goes-home-then")], "with phases and steps in it")
tap.equal([os.path.basename(one["uri"]) for one in preview["places"]][-2:], ["base.yaml", "own.yaml"], "and their files")
tap.ok(all(0 <= one["x"] and one["x"] + one["width"] <= preview["width"] and 0 <= one["y"] < preview["height"] and one["height"] > 0
           for one in preview["places"]), "their places are in the drawing")
tap.ok("cjm-step-pay" in preview["svg"], "the drawing has the ids")
client.change(uri("own.yaml"), OWN + "nonsense\n")
tap.equal(client.of("cjm/preview", uri("own.yaml"))["svg"], None, "a text with errors has none")
tap.equal(client.end(), 0, "the session ends with status 0")

# Positions in UTF-16 and UTF-8: behind a face, the end of a title differs.
for encoding, wanted in (("utf-16", 8 + 7 + 10 + 2 + 5), ("utf-8", 8 + 7 + 10 + 4 + 5)):
    other = Client()
    tap.equal(other.initialize([encoding])["capabilities"]["positionEncoding"], encoding, encoding + " is agreed on")
    other.open(uri("own.yaml"), OWN)
    step = other.of("textDocument/documentSymbol", uri("own.yaml"))[0]["children"][2]
    tap.equal(step["selectionRange"]["end"], {"line": 10, "character": wanted}, f"a title ends in {encoding} at its place")
    line = {"line": 10, "character": wanted}
    other.changes(uri("own.yaml"), [{"range": {"start": line, "end": line}, "text": "!"}])
    step = other.of("textDocument/documentSymbol", uri("own.yaml"))[0]["children"][2]
    tap.equal(step["name"], "Goes home 🏠 then!", f"a change in {encoding} is at its place")
    tap.equal(other.end(), 0, "the session ends")
tap.done()
