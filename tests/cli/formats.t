#!/usr/bin/env bash
# What is in the files that come out, for every example.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

# has_words TEXTS FOUND: every text of the scene is in the PDF. Blanks, hyphens and quotation marks do not count, as
# lines are broken between words, long words with a hyphen, and thoughts have the marks of their language.
has_words() {
  perl -CSD -Mutf8 -0777 -e '
    my ($texts, $found) = map { open my $f, "<:utf8", $_ or die; <$f> } @ARGV;
    my $fold = sub { my $t = lc shift; $t =~ s/[\s\p{Dash}\p{Quotation_Mark}\p{DI}]//g; $t =~ s/[ال]//g; $t };
    my $all = $fold->($found);
    my @missing = grep { index($all, $fold->($_)) < 0 } split /\n/, $texts;
    print "missing: $_\n" for @missing;
    exit(@missing > 0);
  ' "$1" "$2"
}

# pdftotext turns the ligature of lam and alef around, takes words with vowel signs apart and mirrors brackets:
# so only plain words are looked for where the writing goes from right to left.
has_arabic_words() {
  perl -CSD -Mutf8 -ne 'print "$_\n" for grep { /^\p{Letter}{3,}$/ } split /[\s\p{Punct}]+/' "$1" >words
  [ "$(wc -l <words)" -gt 100 ] && has_words words "$2"
}

embedded() { # every font of the PDF is embedded and subset
  pdffonts "$1" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-3) != "yes") { print; bad = 1 } END { exit bad || NR < 3 }'
}

pdf_says() { # FILE KEY PATTERN
  pdfinfo "$1" | grep -E "^$2: +$3" || { pdfinfo "$1"; return 1; }
}

chunk_of_png() { # FILE: pixels a metre in its pHYs
  perl -0777 -ne 'print unpack("N", $1) if /pHYs(.{4})/s' "$1"
}

for file in "$root"/examples/*.yaml; do
  name=$(basename "$file" .yaml)
  check "$name: rendered" gives 0 "$CJM" render "$file" -f svg,pdf,png --ppi 96 -o "$dir/"
  check "$name: the PDF is sound" qpdf --check "$name.pdf"
  check "$name: one page" pdf_says "$name.pdf" Pages 1
  check "$name: fonts are embedded and subset" embedded "$name.pdf"
  "$tools/inspect" texts "$file" >texts
  pdftotext -raw "$name.pdf" found
  case $name in
    passport-renewal) check "$name: every plain word is in the PDF" has_arabic_words texts found ;;
    *) check "$name: every text is in the PDF" has_words texts found ;;
  esac
  check "$name: the SVG is XML" xmllint --noout "$name.svg"
  xmllint --xpath '//*[local-name()="title" or local-name()="desc" or local-name()="text"]' "$name.svg" 2>/dev/null |
    sed 's/<[^>]*>//g' >found
  check "$name: the SVG has a title and a description" \
    xmllint --xpath '/*[local-name()="svg"]/*[local-name()="title"] and /*[local-name()="svg"]/*[local-name()="desc"]' "$name.svg"
  check "$name: no id of the SVG is there twice" \
    bash -c '! grep -oE " id=\"[^\"]+\"" "$1" | sort | uniq -d | grep .' - "$name.svg"
  check "$name: the PNG says its resolution" test "$(chunk_of_png "$name.png")" = 3780
done

shop=webshop-order.pdf
check "title" pdf_says $shop Title 'Ordering running shoes online'
check "author" pdf_says $shop Author 'Customer experience'
check "subject" pdf_says $shop Subject '.'
check "keywords" pdf_says $shop Keywords '.'
check "the date is the file's own" bash -c 'pdfinfo -isodates webshop-order.pdf | grep -E "^CreationDate: +2026-10-12"'
SOURCE_DATE_EPOCH=1000000000 "$CJM" render "$root/examples/webshop-order.yaml" -o epoch.pdf
check "SOURCE_DATE_EPOCH goes before it" bash -c 'TZ=UTC pdfinfo -isodates epoch.pdf | grep -E "^CreationDate: +2001-09-09T01:46:40"'
check "--ppi 300 is in the PNG" bash -c '"$1" render "$2" --ppi 300 -o fine.png' - "$CJM" "$root/examples/minimal.yaml"
check "… as 11811 a metre" test "$(chunk_of_png fine.png)" = 11811

has_live_words() {
  xmllint --xpath '//*[local-name()="text"]' live.svg | sed 's/<[^>]*>//g' | tr -s '[:space:]' ' ' >found
  "$tools/inspect" texts "$root/examples/minimal.yaml" | while read -r text; do
    grep -qF -- "$text" found || { echo "missing: $text"; return 1; }
  done
}
check "--svg-text live" gives 0 "$CJM" render "$root/examples/minimal.yaml" --svg-text live -o live.svg
check "… every text is in it" has_live_words
check "… in less than half the size" bash -c '[ $(($(stat -c %s live.svg) * 2)) -lt "$(stat -c %s minimal.svg)" ]'
for stage in read layout svg write; do
  check "--timings tells of: $stage" gives_saying 0 "minimal.yaml: $stage +[0-9]+ µs" \
    "$CJM" render --timings "$root/examples/minimal.yaml" -o timed.svg
done
finish
