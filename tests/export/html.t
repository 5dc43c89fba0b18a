#!/usr/bin/env bash
# Maps as web pages: what is in them for every example, and what a reader can do with them in a browser.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

# A parser that is not ours: elements are closed, ids are unique, every link has words, no element has a style or a script of its own, nothing is loaded, and the
# policy has the hashes of what the page has.
cat >sound.py <<'PY'
import base64, hashlib, html.parser, re, sys, zlib

VOID = {"meta", "br", "img", "input", "link", "hr"}

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.bad, self.code, self.policy, self.words = [], set(), [], [], "", []
        self.links = []  # that are open: where they lead, and whether they have words

    def handle_starttag(self, tag, attrs, closed=False):
        for name, value in attrs:
            if name == "style" or name.startswith("on"): self.bad.append(f"{tag} has {name}")
            if name == "id":
                if value in self.ids: self.bad.append(f"id {value} twice")
                self.ids.add(value)
            if name in ("src", "href") and tag != "a" and not value.startswith(("#", "data:image/")): self.bad.append(f"{tag} loads {value}")
            if name == "href" and re.match(r"\s*(javascript|data):", value) and tag == "a": self.bad.append(f"a link to {value}")
        attrs = dict(attrs)
        if tag == "a": self.links.append([attrs.get("href") or attrs.get("xlink:href"), False])
        if self.links and attrs.get("aria-label"): self.links[-1][1] = True
        if attrs.get("http-equiv") == "Content-Security-Policy": self.policy = attrs["content"]
        if tag in ("style", "script"): self.code.append([{"application/json": "data", "text/plain": "art"}.get(attrs.get("type"), tag), ""])
        if tag not in VOID and not closed: self.open.append(tag)

    def handle_startendtag(self, tag, attrs): self.handle_starttag(tag, attrs, True)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag: self.bad.append(f"</{tag}> closes something else")
        if tag == "a" and self.links:
            to, has_words = self.links.pop()
            if not has_words: self.bad.append(f"a link to {to} without words")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.code[-1][1] += data
        else:
            self.words.append(data)
            if self.links and data.strip(): self.links[-1][1] = True

page = Page()
page.feed(open(sys.argv[1], encoding="utf-8").read())
page.bad += [f"<{tag}> is not closed" for tag in page.open]
for kind, code in page.code:
    if kind == "data": continue
    if kind == "art":
        for svg in zlib.decompress(base64.b64decode(code)).decode().split("\0"):
            drawing = Page()
            drawing.feed(svg)
            page.bad += drawing.bad + [f"<{tag}> is not closed" for tag in drawing.open]
            page.words += drawing.words
        continue
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    if f"{kind}-src 'sha256-{digest}'" not in page.policy: page.bad.append(f"the policy does not allow the {kind}")
if "default-src 'none'" not in page.policy: page.bad.append("the policy allows more than it should")
fold = lambda text: re.sub(r"[\W_]", "", text).lower()
said = fold("".join(page.words))
if len(sys.argv) > 2:
    page.bad += ["missing: " + line.strip() for line in open(sys.argv[2], encoding="utf-8") if fold(line) not in said]
print("\n".join(page.bad[:20]))
sys.exit(bool(page.bad))
PY

for file in "$root"/examples/*.yaml; do
  name=$(basename "$file" .yaml)
  check "$name: rendered" gives 0 "$CJM" render "$file" -f html -o "$name.html"
  "$tools/inspect" texts "$file" | grep -vx 'their lowest point' >texts # a label that is left out where there is no room
  check "$name: a page without style, script or address of its own, with every text of the map" python3 sound.py "$name.html" texts
done

check "the same page twice" bash -c '"$1" render "$2" -f html -o again.html && cmp again.html webshop-order.html' - "$CJM" "$root/examples/webshop-order.yaml"

hostile() {
  cat >hostile.yaml <<'YAML'
title: "</script><script>alert(1)</script> & \" onload=x <!-- ]]> {k}"
phases:
  - title: "<img src=x onerror=alert(1)>"
    steps:
      - title: "</style><style>*{display:none}</style> #01"
        thoughts: ["<b>bold</b> &lt;i&gt;", "'; alert(1); //"]
        emotion: -1
        links: [{text: "<u>here</u>", url: "https://example.org/?a=<b>&c=\"d\""}]
      - {title: "fill:#010002 #0a0001", emotion: 1, touchpoints: ["<svg onload=alert(1)>"]}
YAML
  gives 0 "$CJM" render hostile.yaml -f html -o hostile.html && "$tools/inspect" texts hostile.yaml >texts && python3 sound.py hostile.html texts
}
check "texts never become markup" hostile

twelve() { "$root/tests/bench/generate" 12 >12.yaml && "$CJM" render 12.yaml -f html -o 12.html && [ "$(wc -c <12.html)" -lt 90000 ] || wc -c 12.html; }
small() { twelve && [ "$(wc -c <12.html)" -lt 90000 ]; }
check "12 steps are less than 90 KB" small

if command -v chromium >/dev/null; then
  for scenario in silent keys address toggles chain phone print named dark; do
    check "in a browser: $scenario" timeout 600 "$root/tests/tools/walk" webshop-order.html $scenario
  done
  # on_paper FILE PAPER SIZE [OPTION…]: printing the page makes the pages that the paper makes, of its size, with the same words
  on_paper() {
    local map=$1 size=$3
    "$CJM" render -q "$map" -o paper.pdf --paper "$2" && "$CJM" render -q "$map" -o paper.html "${@:4}" &&
      timeout 600 "$root/tests/tools/walk" paper.html pdf >printed.pdf || return
    pdfinfo printed.pdf | grep -E '^(Pages|Page size)'
    [ "$(pdfinfo printed.pdf | sed -n 's/^Pages: *//p')" = "$(pdfinfo paper.pdf | sed -n 's/^Pages: *//p')" ] &&
      pdfinfo printed.pdf | grep -q "^Page size: *$size" &&
      pdftotext printed.pdf - | tr -d '[:space:]' >said && # where a browser spaces letters, words are apart
      pdftotext paper.pdf - | grep -oE '[[:alpha:]]{5,}' | sort -u >words && [ "$(wc -l <words)" -gt 50 ] &&
      while read -r word; do grep -qF "$word" said || { echo "$word is missing"; return 1; }; done <words
  }
  check "printed, a page is the map on A4" on_paper "$root/examples/webshop-order.yaml" a4 '84[12][0-9.]* x 59[45]'
  check "… or on the paper that was asked for" on_paper "$root/examples/webshop-order.yaml" a3 '119[01][0-9.]* x 84[12]' --paper a3
  check "in a browser: a map from right to left" timeout 600 "$root/tests/tools/walk" passport-renewal.html silent
  check "in a browser: hostile texts" timeout 600 "$root/tests/tools/walk" hostile.html silent
fi

# ---- views and pictures ----

cp "$root"/tests/stress/face.png "$root"/tests/hostile/sound.jpg .
cat >views.yaml <<'YAML'
title: Views
theme: {logo: face.png}
persona: {title: Ann, image: face.png}
tags: [{id: vip, title: VIP}, {id: kid, title: Children}]
views:
  - {id: board, title: For the board, lanes: [emotion, pain_points]}
  - {id: second, title: The second phase, phases: get}
  - {id: vips, tags: vip}
phases:
  - {id: order, title: Order, image: sound.jpg, steps: [{title: Asks, tags: kid, emotion: 1, pain_points: Slow}, {title: Pays, tags: vip, emotion: -1}]}
  - {id: get, title: Get, steps: [{title: Waits, image: face.png, emotion: 0.5}]}
YAML
cat >views.py <<'PY'
import json, re
page = open("views.html", encoding="utf-8").read()
data = next(json.loads(text) for text in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S))
views = {view["id"]: view for view in data["views"]}
assert [view["title"] for view in data["views"]] == ["For the board", "The second phase", "vips"], views
assert views["board"]["steps"] == [0, 1, 2] and views["second"]["steps"] == [2] and views["vips"]["steps"] == [1, 2], views
lanes = [data["lanes"][at]["key"] for at in views["board"]["lanes"]]
assert lanes == ["emotion", "pain_points"], (lanes, data["lanes"])
images = re.findall(r'<image [^>]*href="data:image/(png|jpeg);base64,[A-Za-z0-9+/=]{40,}"', page)
assert images.count("png") >= 3 and images.count("jpeg") >= 1, images
PY
check "a page has the steps and lanes of each view, and its pictures" eval '"$CJM" render -q views.yaml -o views.html && python3 views.py'
finish
