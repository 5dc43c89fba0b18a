#!/usr/bin/env bash
# Presentations, as packages of ECMA-376, and as python reads their text.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

maps="webshop-order passport-renewal three-personas minimal"
for name in $maps; do
  check "$name is written" gives 0 "$CJM" render "$root/examples/$name.yaml" -q -f pptx -o "$name.pptx"
done
check "their parts, relationships, elements and ids are those of the standard" "$root/tests/tools/check-pptx" ./*.pptx
check "the same bytes again" bash -c '"$1" render "$2" -q -o again.pptx && cmp again.pptx webshop-order.pptx' - "$CJM" "$root/examples/webshop-order.yaml"
check "slides of a part of the map, with a plan for its steps" gives 0 "$CJM" render "$root/examples/webshop-order.yaml" -q --phase order,receive --lanes emotion,pain_points -o part.pptx
check "… have the numbers of the whole map" python3 -c '
import zipfile
package = zipfile.ZipFile("part.pptx")
assert any(b"<a:t>6</a:t>" in package.read(name) for name in package.namelist() if name.startswith("ppt/slides/slide"))'
check "a page is no slide" gives 2 "$CJM" render "$root/examples/minimal.yaml" -o '{page}.pptx'

cat >slides.py <<'PY'
import re, sys, zipfile
import xml.etree.ElementTree as ET

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
package = zipfile.ZipFile("webshop-order.pptx")
slides = [ET.fromstring(package.read(f"ppt/slides/slide{i + 1}.xml")) for i in range(sum(n.startswith("ppt/slides/slide") for n in package.namelist()))]
title = lambda s: "".join(next(sp for sp in s.iter(P + "sp") if sp.find(f".//{P}ph[@type='title']") is not None).itertext())

import yaml
journey = yaml.safe_load(open(sys.argv[1]))
titles = [title(s) for s in slides]
assert titles[0] == (journey.get("headline") or journey["title"]), titles
phases = [p["title"] for p in journey["phases"]]
assert titles[1 : len(phases) + 1] == phases, titles # the overview is one slide

boxes = [sp for s in slides for sp in s.iter(P + "sp") if sp.find(f"{P}nvSpPr/{P}cNvSpPr").get("txBox") is None and sp.find(P + "txBody") is not None]
assert len([b for b in boxes if b.find(f"{P}spPr/{A}solidFill") is not None]) > 20, len(boxes)
curves = [g for s in slides for g in s.iter(P + "grpSp") if g.find(f"{P}nvGrpSpPr/{P}cNvPr").get("name").startswith("figure")]
assert curves and all(c.find(f".//{A}custGeom") is not None for c in curves), curves
assert all(c.find(f"{P}nvGrpSpPr/{P}cNvPr").get("descr") for c in curves)
notes = [package.read(n).decode() for n in package.namelist() if n.startswith("ppt/notesSlides/notes")]
cited = [s["title"] for s in journey["sources"]]
assert notes and all(any(c in n for c in cited) for n in notes)
PY
check "titles, boxes with text, the curve and notes" python3 slides.py "$root/examples/webshop-order.yaml"

cat >full.py <<'PY'
import sys, zipfile
for name in sys.argv[1:]:
    package = zipfile.ZipFile(name)
    for part in package.namelist():
        if part.startswith("ppt/slides/slide"): assert package.read(part).count(b"<p:sp>") > 3, (name, part)
PY
check "no slide is empty" python3 full.py ./*.pptx

cat >rtl.py <<'PY'
import re, zipfile
package = zipfile.ZipFile("passport-renewal.pptx")
text = "".join(package.read(n).decode() for n in package.namelist() if n.startswith("ppt/slides/slide"))
assert ' rtl="1"' in package.read("ppt/presentation.xml").decode()
paragraphs = re.findall(r'<a:p><a:pPr[^>]*rtl="(\d)".*?</a:p>', text)
arabic = re.findall(r'<a:p><a:pPr[^>]*rtl="1"(?:(?!</a:p>).)*[\u0600-\u06ff]', text)
assert len(arabic) > 50, len(arabic)
right, left = (len(re.findall(rf'<a:p><a:pPr[^>]*algn="{side}"[^>]*rtl="1"', text)) for side in "rl")
assert right > 3 * left, (right, left)
PY
check "Arabic is read from right to left" python3 rtl.py

# ---- pictures ----

cp "$root"/tests/stress/face.png "$root"/tests/hostile/sound.jpg .
cat >pictures.yaml <<'YAML'
title: Pictures
theme: {logo: face.png}
persona: {title: Ann, image: face.png}
phases:
  - {title: Look, image: sound.jpg, steps: [{title: Sees it, image: face.png, emotion: 1}, {title: Sees it again, image: [{file: sound.jpg, text: A shelf}], emotion: -1}]}
YAML
cat >pictures.py <<'PY'
import re, sys, zipfile
package = zipfile.ZipFile("pictures.pptx")
media = {name: package.read(name) for name in package.namelist() if name.startswith("ppt/media/")}
assert len(media) == 2, list(media)
assert sum(one[:2] == b"\xff\xd8" for one in media.values()) == 1 and sum(one[:4] == b"\x89PNG" for one in media.values()) == 1
shown = 0
for name in package.namelist():
    if not name.startswith("ppt/slides/slide"): continue
    slide, relations = package.read(name).decode(), package.read(name.replace("slides/", "slides/_rels/") + ".rels").decode()
    for which in re.findall(r'<p:pic>.*?r:embed="(rId\d+)"', slide):
        target = re.search(rf'Id="{which}"[^>]*Target="\.\./(media/[^"]+)"', relations)
        assert target and "ppt/" + target[1] in media, (name, which)
        shown += 1
assert shown >= 4, shown
PY
check "pictures are in a presentation once, and shown where they are used" eval '"$CJM" render -q pictures.yaml -o pictures.pptx && "$root/tests/tools/check-pptx" pictures.pptx && python3 pictures.py'
finish
