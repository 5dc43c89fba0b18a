#!/usr/bin/env python3
"""The fixes of messages as actions: applied, they give the text without the mistake."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from client import Client, Tap, apply

URI = "untitled:map.journey.yaml"
TEXT = """cjm: 1
title: Ordering 🏠 shoes
personas:
  - {id: ann, title: Ann}
phases:
  - title: Order
    steps:
      - {title: Pays 🏠 today, emotion: frustrated}
      - title: Leaves
        persona: ann
        emotion: happy
"""
ALL = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}

tap = Tap()
client = Client()
provider = client.initialize()["capabilities"]["codeActionProvider"]
tap.equal(provider["codeActionKinds"], ["quickfix", "source.fixAll.cjm"], "the kinds of actions are listed")
client.open(URI, TEXT)


def actions(text, area=ALL, **context):
    if text != client.texts[URI]:
        client.change(URI, text)
    return client.of("textDocument/codeAction", URI, range=area, context={"diagnostics": [], **context})


def fixed(text, action):
    return apply(text, action["edit"]["changes"][URI])


def kinds(found):
    return [one["kind"] for one in found]


tap.equal(actions(TEXT), [], "a text without mistakes has none")

LEFT = TEXT.replace("persona: ann", "persona: bert")
# name, text with the mistake, the fixed text, whether the fix is safe
CASES = [
    ("a key", TEXT.replace("emotion: frus", "emotoin: frus"), TEXT, True),
    ("a key of the top level", TEXT.replace("title: Ord", "titel: Ord", 1), TEXT, True),
    ("a key at the end of the text", TEXT.replace("emotion: happy\n", "emotoin: happy"), TEXT[:-1], True),
    ("a space, in a text that is no YAML", TEXT.replace("emotion: happy", "emotion:happy"), TEXT, True),
    ("a tab, in a text that is no YAML", TEXT.replace("        persona", "      \tpersona"), TEXT, True),
    ("an id", LEFT, LEFT.replace("  - {id: ann", '  - {id: bert, title: "Bert"}\n  - {id: ann'), False),
]
for name, wrong, right, safe in CASES:
    found = actions(wrong, only=["quickfix"])
    tap.ok(len(found) == 1 and fixed(wrong, found[0]) == right, f"{name} is fixed", found, found and fixed(wrong, found[0]))
    tap.ok(found and found[0]["isPreferred"] == safe, f"{name}: the fix is {'safe' if safe else 'suggested'}")
    tap.ok(found and found[0]["diagnostics"][0] in client.checked(URI), f"{name}: it belongs to a diagnostic", found, client.checked(URI))
    found = actions(wrong, only=["source.fixAll"])
    tap.equal([fixed(wrong, one) for one in found], [right] if safe else [], f"{name}: all safe fixes")

HIDDEN = TEXT.replace("emotion: happy", "emotion:happy").replace("emotion: frus", "emotoin: frus")
tap.equal([fixed(HIDDEN, one) for one in actions(HIDDEN, only=["source.fixAll"])], [TEXT],
          "all safe fixes: also those of mistakes that are found only when the text is YAML")

TWO = LEFT.replace("emotion", "emotoin")
found = actions(TWO)
tap.equal(kinds(found).count("source.fixAll.cjm"), 1, "all safe fixes are one action")
tap.equal([fixed(TWO, one) for one in found if one["kind"] != "quickfix"], [LEFT],
          "which leaves what is only suggested")
tap.ok(all(one["title"][0].isupper() for one in found), "titles begin like those of editors")
tap.equal(kinds(actions(TWO, only=["source"])), ["source.fixAll.cjm"], "a wider kind can be asked for")
tap.equal(kinds(actions(TWO, only=["source.fixAll.cjm"])), ["source.fixAll.cjm"], "and its full name")
tap.equal(actions(TWO, only=["refactor", "source.fix", "quick", "source.fixAll.cjm.more"]), [], "other kinds are not there")
tap.equal(len(actions(TWO, only=[""])), len(found), "the empty kind is all of them")
line = TWO.splitlines().index("        persona: bert")
area = {"start": {"line": line, "character": 18}, "end": {"line": line, "character": 18}}
found = actions(TWO, area, only=["quickfix"])
tap.equal([fixed(TWO, one) for one in found], [TWO.replace("  - {id: ann", '  - {id: bert, title: "Bert"}\n  - {id: ann')], "fixes are those of the place")
area = {"start": {"line": 1, "character": 0}, "end": {"line": 2, "character": 0}}
tap.equal(actions(TWO, area, only=["quickfix"]), [], "where there are any")
client.open("file:///tmp/compose.yaml", "services:\n  wbe: {tilte: a}\n")
tap.equal(client.of("textDocument/codeAction", "file:///tmp/compose.yaml", range=ALL, context={}), None, "YAML that is no journey has none")
tap.equal(client.end(), 0, "the session ends with status 0")

old = Client()
old.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
old.notify("initialized")
old.open(URI, TWO)
tap.equal(old.of("textDocument/codeAction", URI, range=ALL, context={"diagnostics": []}), [], "a client that knows only commands gets none")
old.end()
tap.done()
