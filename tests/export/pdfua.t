#!/usr/bin/env bash
# How a PDF is read aloud and copied: the rules of PDF/UA-1, every example in its language.
. "$(dirname "$0")/../tap.sh"
for tool in python3 qpdf; do
  command -v $tool >/dev/null || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done
pdfua=$root/tests/export/pdfua
cd "$dir" || exit 1

notices() { # every rule, when it is broken
  local missed
  missed=$("$pdfua" --break minimal.pdf) || { echo "do not notice: $missed"; return 1; }
  [ "$("$pdfua" --rules | cut -d' ' -f1)" -ge 70 ]
}

phases_have_a_heading() { # a word in the map's language, for the column that has none on the page
  local name word
  while read -r name word; do
    [ -s "$name.read" ] && grep -qxF -- "$word" "$name.read" || { echo "$name: no $word"; return 1; }
  done <<'END'
webshop-order Phases
energy-switch Fasen
care-round Phasen
half-marathon Fazy
moving-house フェーズ
passport-renewal المراحل
starter-ru Фазы
starter-zh 阶段
END
  pdfinfo -struct-text mountain-hut.pdf | grep -A6 ' TR$' | grep -m1 -A6 ' TH' | grep -q '/ColSpan 2' || { echo 'phases and what is over them have one heading'; return 1; }
  is_empty paper.silent
}

is_empty() { # a file that a tool wrote
  [ -f "$1" ] && [ ! -s "$1" ] || { cat "$1"; return 1; }
}

poppler_reads() { # the words of structure that another program finds
  pdfinfo -struct-text webshop-order.pdf >struct.txt || return 1
  local words
  for words in H1 H2 Table 'RowSpan 2' 'Scope /Column' 'Scope /Row' LBody Figure '"Sees an ad on Instagram"' '"“Those look light. Are they for me?”"'; do
    grep -qF -- "$words" struct.txt || { echo "missing: $words"; return 1; }
  done
}

bookmarks() {
  qpdf --json=2 --json-key=pages webshop-order.pdf | grep -oE '"title": ".*"' | cut -d'"' -f4 >bookmarks.txt
  for title in 'Sanne Visser' Discover 'Sees an ad on Instagram' 'Use & return' 'Gets the refund' Legend; do
    grep -qxF -- "$title" bookmarks.txt || { echo "missing: $title"; cat bookmarks.txt; return 1; }
  done
}

labels() { # pages are numbered as the map numbers them
  qpdf --json=2 --json-key=pagelabels "$1" | python3 -c '
import json, sys
labels = json.load(sys.stdin)["pagelabels"]
if [(l["index"], l["label"].get("/S"), l["label"].get("/St", 1), l["label"].get("/P")) for l in labels] != [(0, "/D", 1, None)]:
    sys.exit(f"labels: {labels}")'
}

marks_languages() { # texts of other languages than that of the map
  cat >quotes.yaml <<'END'
title: Ordered abroad
phases:
  - title: Buy
    steps:
      - title: Waits
        thoughts: ["Ich weiß nicht, wann das Paket kommt und wer es bringt", お店の人に聞いてみたい。, متى سيصل الطلب إلى البيت؟, When will it be here?]
END
  "$CJM" render -q quotes.yaml -f pdf,svg,html -o 'quotes.{format}' && "$CJM" render -q --svg-text live quotes.yaml -o quotes-live.svg || return 1
  qpdf --qdf --object-streams=disable quotes.pdf - | grep -aoE '/Lang \([a-z]+\)' | sort | tr '\n' ' ' >said
  # That of the document, and those of the texts.
  grep -qx '/Lang (ar) /Lang (de) /Lang (en) /Lang (ja) ' said || { cat said; return 1; }
  local file
  for file in quotes.svg quotes-live.svg quotes.html; do
    [ "$(grep -oE '<(g|text|span)[^>]* lang="[a-z]+"' "$file" | grep -oE ' lang="[a-z]+"' | sort -u | tr -d '\n')" = ' lang="ar" lang="de" lang="ja"' ] ||
      { echo "$file"; return 1; }
  done
  grep -qE 'lang="ja"[^>]*>[^<]*お店' quotes-live.svg && grep -qE 'lang="ja"[^>]*>[^<]*お店' quotes.html && grep -q 'lang="de" aria-label="“Ich' quotes.svg
}

from_right() { # the order of the pages of an Arabic map, and of the steps on them
  "$CJM" render -q "$root/examples/passport-renewal.yaml" --paper a4 -o from-right.pdf || return 1
  qpdf --qdf --object-streams=disable from-right.pdf - | grep -aq '/Direction /R2L' || { echo 'not turned from right to left'; return 1; }
  ! qpdf --qdf --object-streams=disable webshop-order.pdf - | grep -aq '/Direction /R2L' || { echo 'English is, too'; return 1; }
  "$tools/inspect" scene "$root/examples/passport-renewal.yaml" light |
    awk '$1 == "phase" { split($3, at, ","); if (n++ && at[1] >= before) exit 1; before = at[1] }' || { echo 'a phase is not left of the one before'; return 1; }
  pdftotext -l 1 from-right.pdf first.txt
  pdftotext -f 2 from-right.pdf others.txt
  grep -q 'الاستعداد' first.txt && ! grep -q 'التسلّم' first.txt && grep -q 'التسلّم' others.txt ||
    { echo 'the first page is another'; return 1; }
}

one_kind_of_digits() { # Arabic-Indic ones throughout where the author writes them, and otherwise not at all
  printf 'lang: ar\ntitle: طلب حذاء خلال ٣ أيام\nupdated: 2026-10-12\nphases:\n  - title: البحث\n    steps:\n' >indic.yaml
  cat >>indic.yaml <<'END'
      - {title: ترى إعلانا, emotion: 1.5, when: {duration: 90min}, metrics: [{title: رضا, value: 1045.5}]}
      - {title: تدفع, emotion: -1.5, cost: {amount: 12.50, currency: EUR}, opportunities: [{text: عرض السعر, priority: P1}]}
END
  sed 's/٣/3/' indic.yaml >latin.yaml
  "$CJM" render -q indic.yaml latin.yaml --paper a4 -o '{stem}.pdf' && pdftotext indic.pdf && pdftotext latin.pdf || return 1
  python3 -c '
import re
indic, latin = (open(name + ".txt", encoding="utf-8").read() for name in ("indic", "latin"))
assert len(re.findall("[٠-٩]+", indic)) > 12 and not re.search("[0-9]", indic), indic
assert len(re.findall("[0-9]+", latin)) > 12 and not re.search("[٠-٩]", latin), latin'
}

archive() { # what PDF/A-2a asks for beyond PDF/UA-1
  is_empty archive.broken && qpdf --check archive.pdf >/dev/null || return 1
  qpdf --json=2 --json-stream-data=none archive.pdf >archive.json
  grep -q '"/S": "/GTS_PDFA1"' archive.json || { echo 'no output intent'; return 1; }
  ! grep -q '"/Interpolate": true' archive.json || { echo 'a picture is smoothed'; return 1; }
  ! grep -qE '"/S": "/(Launch|JavaScript)"|"/Encrypt"' archive.json || { echo 'an action or encryption'; return 1; }
  grep -aq '<pdfaid:part>2</pdfaid:part>' archive.pdf && grep -aq '<pdfaid:conformance>A</pdfaid:conformance>' archive.pdf &&
    grep -aq 'pdfaSchema:prefix>pdfuaid<' archive.pdf
}

names=()
starters=()
for file in "$root"/examples/*.yaml; do names+=("$(basename "$file" .yaml)"); done
names+=(shop/order)
mkdir shop
(cd "$root/examples" && "$CJM" render -q "${names[@]/%/.yaml}" -f pdf -o "$dir/{dir}/{stem}.pdf")

# The examples have golden scenes. Starters in languages that no example is in, and a sentence in each language of the map's words.
mkdir scenes
ln -s "$root"/tests/golden/*.scene "$root"/tests/golden/shop scenes/
for words in "$root"/src/cli/templates/*.words; do
  lang=$(basename "$words" .words) name=starter-$lang
  ! grep -qx "lang: $lang" "$root"/examples/*.yaml || continue
  "$CJM" init --template b2c --lang "$lang" --no-schema "$name" 2>/dev/null
  starters+=("$name")
done
cp "$root/tests/export/tongues.yaml" .
starters+=(tongues)
"$CJM" render -q "${starters[@]/%/.yaml}" -f pdf -o '{stem}.pdf'
for name in "${starters[@]}"; do "$tools/inspect" scene "$name.yaml" light >"scenes/$name.scene"; done
names+=("${starters[@]}")
for name in "${names[@]}"; do pdftotext "$name.pdf" "$name.copied"; done
"$CJM" render -q "$root/examples/energy-switch.yaml" --paper a3 -o paper.pdf
"$CJM" render -q --pdf-standard a-2a,ua-1 "$root/examples/shop/order.yaml" -o archive.pdf
"$pdfua" --read "${names[@]/%/.pdf}" paper.pdf archive.pdf
"$root/tests/export/words" scenes "${names[@]}"
for name in "${names[@]}"; do
  check "$name: keeps the rules" is_empty "$name.broken"
  check "$name: is read and copied whole and in order" is_empty "$name.missing"
  check "$name: no heading of a table is empty" is_empty "$name.silent"
done
check 'a map from right to left is turned from right to left, page by page' from_right
check 'an Arabic map has digits of one kind' one_kind_of_digits
check 'every rule notices when it is broken' notices
check 'the column of phases has a heading in each language' phases_have_a_heading
check 'several pages keep the rules' is_empty paper.broken
check '… and are labelled' labels paper.pdf
check '… as a single one is' labels minimal.pdf
check 'texts in another language are marked' marks_languages
check 'Poppler reads the structure' poppler_reads
check 'the bookmarks are persons, phases, steps and blocks' bookmarks
check 'PDF/A-2a' archive
check 'PDF/UA-1 is declared' grep -aq '<pdfuaid:part>1</pdfuaid:part>' webshop-order.pdf
"$CJM" render -q --pdf-standard a-2a "$root/examples/minimal.yaml" -o only-a.pdf
check '… unless another standard is asked for' bash -c '! grep -aq "<pdfuaid:part>" only-a.pdf'
check 'a standard that is not known is an error' gives_saying 2 "no --pdf-standard 'ua-9'" "$CJM" render --pdf-standard ua-9 "$root/examples/minimal.yaml" -o no.pdf
check '… and so is one with the engine cairo' gives_saying 2 "leave out --engine cairo, or --pdf-standard" \
  "$CJM" render --engine cairo --pdf-standard ua-1 "$root/examples/minimal.yaml" -o no.pdf
finish
