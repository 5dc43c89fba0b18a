#!/usr/bin/env bash
# Much of everything: thousands of tags, links, alternatives and views, long texts without spaces, files that name files. Each is a map,
# or one error.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
ulimit -t 60 -v 2000000 # seconds of the processor, and KB

list() { seq -f "$2" -s, "$1"; } # list N FORMAT: with a comma between
drawn() { # NAME: in every format, and checked
  for format in svg pdf png; do gives 0 "$CJM" render -q "$1.yaml" -o "$1.$format" || return 1; done
  gives 0 "$CJM" check -q "$1.yaml"
}
one_error() { # CODE NAME: one error, and nothing is written
  gives_saying 1 "$1" "$CJM" render --diagnostics short "$2.yaml" -o "$2.svg" && absent "$2.svg" && [ "$(grep -c . .err)" -eq 1 ]
}
long() { printf 'title: Long\nphases: [{title: One, actions: "%s"}]\n' "$(perl -CS -Mutf8 -e 'print eval($ARGV[0]) x $ARGV[1]' -- "$@")"; }

echo "{title: Tags, tags: [$(list 4000 '{id: t%g, title: T}')], phases: [{title: P, tags: [$(list 4000 t%g)]}]}" >tags.yaml
check "4 000 tags, all of one phase" drawn tags
echo "{title: Links, phases: [{title: P, links: [$(list 700 '{text: L%g, url: "https://example.org"}')]}]}" >links.yaml
check "700 links" drawn links
echo "{title: Paths, paths: [$(list 100 '{id: p%g, title: P}')], phases: [{title: A}, {title: All, steps: [$(list 100 '{title: S, path: p%g, emotion: 1}')]}, {title: B}]}" >paths.yaml
check "100 alternatives" drawn paths
echo "{title: Views, views: [$(list 2000 '{id: v%g, title: V}')], phases: [{title: P}]}" >views.yaml
check "2 000 views" drawn views
long '"ab"' 30000 >latin.yaml
long '"あ"' 20000 >kana.yaml
long '"e\x{301}\x{302}\x{303}"' 8000 >marks.yaml
long '"\x{e01}\x{e49}"' 9000 >thai.yaml
long '"a\x{202e}b\x{2066}c\x{2069}"' 5000 >bidi.yaml
long '"👩\x{200d}"' 5000 >joined.yaml
for text in latin kana marks thai bidi joined; do check "60 KB of text without a space: $text" drawn $text; done
echo "{title: Scripts, phases: [{title: P, actions: [日本, 한국, שלום, مرحبا, नमस्ते, ไทย, Привет, Ελλάδα, ሰላም, বাংলা, தமிழ், తెలుగు, ಕನ್ನಡ, മലയാളം, සිංහල, ລາວ, ཀ, မြန်မာ, ខ្មែរ, ᠮᠣᠩ, ܫܠܡܐ, ᚠᚢᚦ, 𐎠𐎡, 😀, 𝔸, Հայ, ქართ, ᏣᎳᎩ, ᓄᓇ, ⵜⵉ]}]}" >scripts.yaml
check "thirty scripts" drawn scripts

for i in {0..299}; do echo "{title: J, phases: [{title: P, journey: in$((i + 1)).yaml}]}" >in$i.yaml; done
echo '{title: J, phases: [{title: P}]}' >in300.yaml
check "journeys within journeys, 300 deep" one_error E432 in0
echo '{library: true, channels: [{id: c1, title: C}]}' >lib0.yaml
for i in {1..50}; do echo "{library: true, extends: [$(for ((k = i > 6 ? i - 6 : 0; k < i; k++)); do echo lib$k.yaml; done | paste -sd,)]}" >lib$i.yaml; done
echo '{title: D, extends: lib50.yaml, phases: [{title: P, touchpoints: {channel: c1, title: X}}]}' >wide.yaml
check "fifty libraries that extend each other" one_error E415 wide
sed s/lib50/lib14/ wide.yaml >whole.yaml
check "… fourteen, in each of thousands of ways" drawn whole
echo "{library: true, channels: [$(list 20000 '{id: c%g, title: C}')]}" >lib0.yaml
check "… with 20 000 entries that nobody uses" gives 0 "$CJM" check -q whole.yaml
finish
