#!/usr/bin/env python3
"""Names and texts that have a meaning elsewhere stay names and texts: whatever they are, a program that is not ours (make, ninja, Python's
JSON, XML and YAML readers, poppler) reads back what was written. Workflow commands of GitHub are read as the runner documents it and does
it. The same seed makes the same names."""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import xml.etree.ElementTree as ElementTree

import yaml

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CJM = os.environ.get("CJM", os.path.join(root, "build/cjm"))
ROUNDS = 40

CONTROLS = [bytes([c]) for c in [*range(1, 32), 127]] + [b"\r\n", "\u0085".encode(), "\u2028".encode(), "\u009b".encode()]
BIDI = [c.encode() for c in "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c"]
INVALID = [b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xc0\xaf"]
SYNTAX = [s.encode() for s in (
    "'", '"', "`", "$", "$$", "$(x)", "${x}", "#", "##[error]", "##[stop-commands]x", "%", "%0A", "%25", "%3A", "\\", "\\\\", "\\#", "\\ ", "\\n",
    ":", "::", "::error::", "::stop-commands::x", ",", ";", "=", "|", "&", "&&", "&amp;", "<", ">", "]]>", "<!--", "-->", "<?", "{", "}", "[", "]", "(", ")", "*",
    "?", "~", "!", "@", "^", "+", "-", "--", ".", " ", "  ", "é", "日本", "😀", "a", "b", "x y")]

passed = True
number = 0


def check(name, problems):
    """`problems`: what is wrong, a line each."""
    global number, passed
    number += 1
    print(("not " if problems else "") + f"ok {number} - {name}")
    for problem in problems[:5]:
        print("# " + ascii(problem))
    passed = passed and not problems


def run(*arguments, status=None):
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    if status is not None and done.returncode not in (status if isinstance(status, tuple) else (status,)):
        raise AssertionError(f"status {done.returncode} of {arguments}: {done.stderr[:400]}")
    return done


def name_of(rng, pieces, suffix=b""):
    while True:
        name = b"".join(rng.choice(pieces) for _ in range(rng.choice([1, 2, 3, 6]))).replace(b"/", b"")
        if name and name not in (b".", b"..") and not name.startswith(b"-") and len(name) < 100:
            return name + suffix


def valid(data):
    """As GLib repairs it: each invalid byte becomes one U+FFFD."""
    text = ""
    while data:
        try:
            return text + data.decode()
        except UnicodeDecodeError as error:
            text += data[:error.start].decode() + "\ufffd"
            data = data[error.start + 1:]
    return text


def files(rng, pieces, suffix, content):
    names = {name_of(rng, pieces, suffix) for _ in range(ROUNDS)}
    for name in names:
        with open(name, "wb") as file:
            file.write(content)
    return sorted(names)


FAULTY = b"title: T\nwrong: 1\nphases: One\n"
# Each of a kind of its own: mistakes of one kind are grouped.
MANY_FAULTS = b"title: T\nphases: One\n" + b"".join(b"%s: a\n" % key for key in (
    b"ownerr", b"versionn", b"scenarioo", b"objectivee", b"subtitlee", b"personaz", b"sourcez", b"channelz", b"authorr", b"conclusionss",
    b"recommendationss", b"principless"))


# ---- messages ----

def json_messages(rng):
    problems = []
    for name in files(rng, CONTROLS + BIDI + INVALID + SYNTAX, b".yaml", FAULTY):
        for line in run(CJM, "check", "--diagnostics", "json", b"./" + name, status=1).stdout.split(b"\n"):
            if line and json.loads(line.decode()).get("file", "./" + valid(name)) != "./" + valid(name):
                problems.append(line)
    return problems


def report_lines(rng):
    problems = []
    for name in files(rng, CONTROLS + BIDI + INVALID + SYNTAX, b".yaml", b"title: T\nphases: One\n"):
        run(CJM, "render", b"./" + name, "-o", "made.svg", "--report", "report.json", status=0)
        with open("report.json", "rb") as file:
            lines = file.read().decode().split("\n")
        if len(lines) != 2 or json.loads(lines[0])["file"] != "./" + valid(name):
            problems.append(lines)
    return problems


def sarif(rng):
    problems = []
    for name in files(rng, CONTROLS + BIDI + INVALID + SYNTAX, b".yaml", FAULTY):
        log = json.loads(run(CJM, "check", "--diagnostics", "sarif", b"./" + name, status=1).stdout.decode())
        for result in log["runs"][0]["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            parsed = urllib.parse.urlsplit(uri)
            if parsed.scheme or parsed.query or parsed.fragment or os.path.normpath(urllib.parse.unquote_to_bytes(uri)) != name:
                problems.append((name, uri))
    return problems


def commands_of(output):
    """The workflow commands in a log, as the runner finds them: `::name key=value::data` at the start of a line, and `##[name key=value;]data`
    anywhere in it."""
    def unescape(text, more):
        for code, char in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
            text = text.replace(code, char)
        return text

    found = []
    for line in re.split("\r\n|\n|\r", output):
        start = line.lstrip()
        if start.startswith("::") and "::" in start[2:]:
            head, data = start[2:].split("::", 1)
            name, _, rest = head.partition(" ")
            properties = dict(pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
            found.append((name, {k: unescape(v, ((("%3A"), ":"), ("%2C", ","))) for k, v in properties.items()}, unescape(data, ())))
        elif re.search(r"##\[([^\] ]+)[^\]]*\]", line):
            found.append((re.search(r"##\[([^\] ]+)", line).group(1), {}, ""))
    return found


def printable(text):
    """As cjm shows it: without characters that control."""
    text = "".join(" " if c in "\t\n\r" else c for c in text)
    return "".join(c if c in "\u200c\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Cs", "Co", "Zl", "Zp") else "\ufffd" for c in text)


def github(rng):
    problems = []
    for name in files(rng, CONTROLS + BIDI + INVALID + SYNTAX, b".yaml", MANY_FAULTS):
        output = run(CJM, "check", "--diagnostics", "github", name, status=1).stdout.decode()
        found = commands_of(output)
        if [c[0] for c in found] != ["error"] * 10:
            problems.append((name, [c[0] for c in found]))
        shown = {c[1].get("file") for c in found}
        escaped = "".join(c if c in "\r\n" else printable(c) for c in valid(name))
        if shown != {escaped}:
            problems.append((name, shown))
    return problems


def plain_lines(rng):
    problems = []
    for name in files(rng, CONTROLS + BIDI + INVALID + SYNTAX, b".yaml", FAULTY):
        for style, arguments in (("human", []), ("short", []), ("human", ["-v", "--timings", "-o", "out.svg"])):
            command = "render" if arguments else "check"
            done = run(CJM, command, "--color", "never", "--diagnostics", style, *arguments, name, status=1)
            text = (done.stdout + done.stderr).decode()
            bad = [c for c in text if c != "\n" and printable(c) != c and c != "\ufffd"]
            if bad:
                problems.append((name, bad))
    return problems


# ---- dependencies ----

UNWRITABLE = b";=|&<>*?[]()%^\"'`"


def depfile(name, problems):
    """The output; None where the name has a character that make or ninja cannot read, and is refused."""
    done = run(CJM, "render", name, "-f", "svg", "--deps", "rules.d", status=(0, 3))
    if (done.returncode == 3) != (any(c in UNWRITABLE for c in name) or b"\\#" in name or name.startswith(b"~")):
        problems.append((name, done.stderr))
    return name[: -len(b".yaml")] + b".svg" if done.returncode == 0 else None


def writable(rng):
    return files(rng, BIDI + INVALID + [p for p in SYNTAX if not any(c in UNWRITABLE for c in p)] + [b"$", b"#", b"\\", b":"], b".yaml", b"title: T\nphases: One\n")


def make(rng):
    problems = []
    for name in writable(rng) + files(rng, SYNTAX, b".yaml", b"title: T\nphases: One\n"):
        output = depfile(name, problems)
        if output is None:
            continue
        with open("makefile", "w") as file:
            file.write("all:\ninclude rules.d\n")
        known = run("make", "-rRnp", "-f", "makefile").stdout.split(b"\n")
        if not any(line.startswith(output + b": " + name) for line in known):
            problems.append((name, [line for line in known if line.startswith(output[:2])][:3]))
    return problems


def ninja(rng):
    problems = []
    for name in writable(rng):
        if depfile(name, problems) is None:
            continue
        with open("rules.d", "rb") as file:
            rules = file.read()
        rules = b"out: " + rules.split(b": \\\n ", 1)[1]
        with open("given.d", "wb") as file:
            file.write(rules)
        with open("build.ninja", "w") as file:
            file.write("rule copy\n command = cp given.d $out.d && touch $out\n depfile = $out.d\n deps = gcc\nbuild out: copy\n")
        for old in ("out", ".ninja_deps", ".ninja_log"):
            if os.path.exists(old):
                os.remove(old)
        run("ninja", status=0)
        known = [line.strip(b" ") if not line.startswith(b"    ") else line[4:] for line in run("ninja", "-t", "deps", "out").stdout.split(b"\n")]
        if name not in known:
            problems.append((name, known))
    return problems


# ---- texts of the author ----

TEXTS = [p.decode() for p in SYNTAX]  # characters that turn text around are closed where the text ends


def titles(rng):
    for _ in range(ROUNDS):
        text = " ".join(("".join(rng.choice(TEXTS) for _ in range(rng.choice([1, 3, 8]))) + "x").split())
        with open("title.yaml", "w", encoding="utf-8") as file:
            json.dump({"title": text, "phases": "One"}, file)
        yield text


def svg(rng):
    problems = []
    for text in titles(rng):
        run(CJM, "render", "-q", "title.yaml", "-o", "title.svg", status=0)
        title = ElementTree.parse("title.svg").getroot().find("{http://www.w3.org/2000/svg}title").text
        if title != text:
            problems.append((text, title))
    return problems


def data(rng):
    problems = []
    for text in titles(rng):
        for style, read in (("json", json.loads), ("yaml", yaml.safe_load)):
            out = run(CJM, "export", "-q", "-f", style, "-o", "-", "title.yaml", status=0).stdout
            if read(out.decode())["title"] != text:
                problems.append((style, text, out))
    return problems


def pdf(rng):
    problems = []
    for text in titles(rng):
        run(CJM, "render", "-q", "title.yaml", "-o", "title.pdf", status=0)
        info = run("pdfinfo", "-enc", "UTF-8", "title.pdf", status=0).stdout.decode()
        title = re.search("^Title: +(.*)$", info, re.M).group(1)
        if title != text:
            problems.append((text, title))
    return problems


TESTS = [("messages in JSON", json_messages), ("the report", report_lines), ("SARIF", sarif), ("workflow commands of GitHub", github),
         ("messages for people", plain_lines), ("dependencies for make", make), ("dependencies for ninja", ninja), ("titles in SVG", svg),
         ("titles in data formats", data), ("titles in PDF", pdf)]

for seed, (name, test) in enumerate(TESTS):
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        check(name, test(random.Random(seed)))
    except (AssertionError, ValueError, KeyError, IndexError) as error:
        check(name, [repr(error)])
    os.chdir("/")
    shutil.rmtree(folder)
print(f"1..{number}")
sys.exit(not passed)
