#!/usr/bin/env python3
"""Completion and help in texts that are being typed, most of which are no valid YAML."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from client import Client, Tap, cursor

URI = "untitled:map.journey.yaml"
BASE = """cjm: 1
title: Ordering shoes
personas:
  - {id: sanne, title: Sanne Visser}
  - {id: jan, title: Jan}
channels:
  - {id: web, title: Website}
  - {id: shop, title: Shop}
metrics:
  - {id: nps, title: NPS}
lanes:
  - {id: policies, title: Policies}
phases:
  - title: Order
    steps:
      - id: pay
        title: Pays
        emotion: frustrated
"""

tap = Tap()
client = Client()
result = client.initialize()
tap.equal(result["capabilities"]["positionEncoding"], "utf-16", "positions are in UTF-16 unless UTF-8 is offered")
client.open(URI, BASE)
tap.equal(client.checked(URI) and True, True, "the journey is checked")


def at(text):
    text, line, character = cursor(text)
    client.change(URI, text)
    return client.labels(URI, line, character)


def items(text):
    text, line, character = cursor(text)
    client.change(URI, text)
    return {item["label"]: item for item in client.at("textDocument/completion", URI, line, character)["items"]}


def hover(text):
    text, line, character = cursor(text)
    client.change(URI, text)
    found = client.at("textDocument/hover", URI, line, character)
    return found["contents"]["value"] if found else ""


# name, text with the place, some that have to be offered, some that must not be
CASES = [
    ("keys of the top level", "ti|", ["title", "phases", "personas"], ["emotion"]),
    ("keys that are not there yet", BASE + "|", ["subtitle", "views"], ["title", "phases", "persona"]),
    ("keys that stand below are there too", "|\ntitle: A\n", ["subtitle"], ["title"]),
    ("keys of a step", BASE + "        th|", ["thoughts", "touchpoints", "policies"], ["title", "emotion", "phases"]),
    ("keys in an empty line", BASE + "        |", ["thoughts"], ["emotion"]),
    ("keys of a phase, behind its steps", BASE + "    |", ["goal"], ["emotion", "title", "actor"]),
    ("a new step", BASE + "      - |", ["new step", "title", "emotion"], []),
    ("a new step without its dash", BASE + "      |", ["new step"], []),
    ("a new phase", BASE + "  - |", ["new phase", "title"], ["tags of"]),
    ("keys in brackets", BASE + "        pain_points: {te|", ["text", "severity", "kind"], ["title"]),
    ("keys in brackets that are there", BASE + "        pain_points: {text: A, |}", ["severity"], ["text"]),
    ("keys in brackets over several lines", BASE + "        pain_points: [\n          {text: A,\n           |", ["severity"], ["text"]),
    ("words of an enum", BASE + "        moment: |", ["truth", "pain", "ending"], ["true"]),
    ("words of an enum in brackets", BASE + "        pain_points: {text: A, severity: s|}", ["minor", "serious", "critical"], []),
    ("true and false", BASE + "        outside: |", ["true", "false"], []),
    ("feelings", BASE.replace("frustrated", "|"), ["frustrated", "happy"], ["score"]),
    ("feelings and keys below", BASE.replace(" frustrated", "\n          |"), ["frustrated", "score", "label"], []),
    ("feelings in brackets", BASE.replace("frustrated", "{label: |}"), ["frustrated"], []),
    ("feelings of personas", BASE.replace("emotion: frustrated", "emotions:\n          sanne: |"), ["frustrated"], []),
    ("personas of feelings", BASE.replace("emotion: frustrated", "emotions:\n          |"), ["sanne", "jan"], ["score"]),
    ("personas that are not there yet", BASE.replace("emotion: frustrated", "emotions: {sanne: 1, |}"), ["jan"], ["sanne"]),
    ("ids of channels", BASE + "        touchpoints:\n          - {title: A, channel: |}", ["web", "shop"], ["sanne"]),
    ("ids in a list in brackets", BASE + "        persona: [sanne, |]", ["sanne", "jan"], ["web"]),
    ("ids of metrics, and keys of a new one", BASE + "        metrics:\n          |", ["nps", "title", "value"], []),
    ("keys of a value of a metric", BASE + "        metrics: {nps: {|", ["value", "previous"], ["nps"]),
    ("steps to go to", BASE + "        next: {to: |", ["pay"], ["web"]),
    ("lanes", BASE.replace("  - {id: policies", "  - |\n  - {id: policies"), ["emotion", "steps", "default", "id"], ["frustrated"]),
    ("lanes that are hidden", BASE + "hide_lanes: [|]", ["emotion", "policies"], []),
    ("blocks", BASE + "hide_blocks: [|", ["legend", "matrix"], []),
    ("rules", BASE + "lint:\n  |", ["no-persona", "flat-curve"], []),
    ("levels of rules", BASE + "lint:\n  no-persona: |", ["off", "warning"], ["no-persona"]),
    ("languages", BASE + "lang: |", ["en", "nl", "ar"], []),
    ("a theme", BASE + "theme: |", ["dark", "print"], []),
    ("keys of a theme", BASE + "theme:\n  |", ["base", "accent", "dark"], []),
    ("nothing in a text", BASE + "notes: |\n  some te|".replace("|", ">", 1), [], ["title"]),
    ("nothing in a comment", BASE + "# ti|", [], ["title"]),
    ("neighbours in a file that extends another", "extends: base.yaml\n" + BASE + "      - {id: new, after: |", ["pay"], ["web", "sanne"]),
    ("whether something inherited is removed", "extends: base.yaml\n" + BASE + "      - {id: new, remove: |", ["true"], ["pay"]),
    ("settings of the emotion lane", BASE.replace("  - {id: policies, title: Policies}", "  - emotion: {|}"), ["style", "points"], ["by"]),
    ("settings of another lane", BASE.replace("  - {id: policies, title: Policies}", "  - actions: {|}"), ["by"], ["points"]),
    ("steps of a competitor's feelings", BASE + "competitors: {title: C, emotions: {|", ["pay"], ["sanne"]),
    ("texts of a lane of one's own", BASE + "        policies: {|", ["text"], ["emotion"]),
    ("nothing in a text over several lines, in quotes", BASE + "        notes: \"some\n          te|", [], ["title", "thoughts"]),
    ("behind a text over several lines", BASE + "        notes: \"some\n          text\"\n        th|", ["thoughts"], ["title"]),
    ("behind a quotation mark that is not closed", BASE.replace("title: Pays", 'title: "Pays') + "        th|", ["thoughts"], []),
    ("behind brackets that are not closed", BASE.replace("title: Pays", "notes: [a, {text: b") + "        th|", ["thoughts"], []),
    ("in JSON", '{"title": "A", "phases": [{"title": "B", "steps": [{"ti|"', ["title", "emotion"], ["phases"]),
    ("values in JSON", '{"title": "A", "phases": [{"steps": [{"moment": "t|"}]}]}', ["truth"], []),
    ("ids while the text is no YAML", BASE + "        x: \"a\" b: c\n        persona: |", ["sanne", "jan"], []),
]
for name, text, wanted, unwanted in CASES:
    found = at(text)
    tap.ok(all(one in found for one in wanted) and not any(one in found for one in unwanted), name,
           f"missing {[one for one in wanted if one not in found]}", f"too much {[one for one in unwanted if one in found]}", found[:40])

found = items(BASE.replace("frustrated", "|"))
tap.equal(found["frustrated"]["detail"], "−1.4", "a feeling has its score")
found = items("scale: {min: 1, max: 5}\n" + BASE.replace("frustrated", "|"))
tap.equal(found["frustrated"]["detail"], "+1.6", "on the scale of the map")
found = items(BASE + "        th|")
tap.equal(found["thoughts"]["textEdit"]["newText"], "thoughts:\n          - ", "a list begins with a dash")
tap.equal(found["owner"]["textEdit"]["newText"], "owner: ", "a text stands behind its key")
tap.ok("```yaml" in found["thoughts"]["documentation"]["value"], "a key has an example")
found = items(BASE + "        moment:|")
tap.equal(found["truth"]["textEdit"]["newText"], " truth", "a missing space is added")
found = items(BASE + "      |")
tap.ok(found["new step"]["textEdit"]["newText"].startswith("- title: ${1:"), "a missing dash is added", found["new step"])
found = items(BASE + "        thoughts|: a")
tap.equal(found["thoughts"]["textEdit"]["newText"], "thoughts", "a colon that is there is not added again")

HOVERS = [
    ("a key", BASE.replace("emotion:", "emo|tion:"), ["**emotion**", "primary persona", "```yaml"]),
    ("a key with a default", BASE + "la|ng: nl", ["**lang**", "Default: `en`"]),
    ("a key with a range", BASE + "        enga|gement: 3", ["number from 1 to 5"]),
    ("a key in brackets", BASE + "        pain_points: {sev|erity: minor}", ["**severity**", "`critical`"]),
    ("a word", BASE + "        moment: tr|uth", ["**truth**"]),
    ("a feeling", BASE.replace("frustrated", "frus|trated"), ["−1.4"]),
    ("an id", BASE + "        persona: ja|n", ["**Jan**", "persona `jan`"]),
    ("a step", BASE + "        next: {to: pa|y}", ["**Pays**", "step `pay`", "Order", "−1.4"]),
    ("an id as a key", BASE.replace("emotion: frustrated", "emotions: {sa|nne: sad}"), ["Sanne Visser"]),
    ("nothing in a comment", BASE + "# title|", []),
    ("a lane of one's own", BASE + "        poli|cies: a", ["**Policies**", "lane `policies`"]),
    ("a key of the lanes", BASE.replace("  - {id: policies, title: Policies}", "  - acti|ons: {by: persona}"), ["actions"]),
]
for name, text, wanted in HOVERS:
    found = hover(text)
    tap.ok(all(one in found for one in wanted) and (wanted or not found), "help for " + name, found)

# Files beside the journey, by what may stand there.
with tempfile.TemporaryDirectory() as folder:
    for name in ("map.yaml", "base.yaml", "old.json", "t.csv", "face.png", "notes.txt", ".hidden.yaml", "sub/inner.yaml", "sub/logo.jpg"):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        open(os.path.join(folder, name), "w").close()
    uri = "file://" + os.path.join(folder, "map.yaml")
    client.open(uri, BASE)
    FILES = [
        ("extended files", BASE + "extends: |", ["base.yaml", "old.json", "sub/"]),
        ("… in a list", BASE + "extends: [base.yaml, |]", ["base.yaml", "old.json", "sub/"]),
        ("… in a folder", BASE + "extends: sub/|", ["sub/inner.yaml"]),
        ("… not outside", BASE + "extends: ../|", []),
        ("… not from the root", BASE + "extends: /|", []),
        ("tables", BASE + "data: {file: |", ["sub/", "t.csv"]),
        ("an earlier journey", BASE + "baseline: |", ["base.yaml", "old.json", "sub/"]),
        ("pictures", BASE + "        image: |", ["face.png", "sub/"]),
        ("pictures in a folder", BASE + "        image: sub/|", ["sub/logo.jpg"]),
        ("a folder that is not there", BASE + "        image: none/|", []),
    ]
    for name, text, wanted in FILES:
        text, line, character = cursor(text)
        client.change(uri, text)
        found = [one for one in client.labels(uri, line, character) if "." in one or one.endswith("/")]
        tap.equal(found, wanted, "files: " + name)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    tap.ok(client.labels(uri, 0, 0) == [], "nothing is said of a text that was closed")

client.change(URI, "services:\n  web:\n    image: nginx\n")
tap.ok(client.labels("untitled:other.yaml", 0, 0) == [], "nothing is said of a text that is not open")
client.open("file:///tmp/docker-compose.yaml", "services:\n  web:\n    image: nginx\n")
tap.equal(client.checked("file:///tmp/docker-compose.yaml"), [], "YAML that is no journey has no messages")
tap.equal(client.labels("file:///tmp/docker-compose.yaml", 1, 0), [], "and no completions")
tap.equal(client.end(), 0, "the session ends with status 0")
tap.done()
