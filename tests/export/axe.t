#!/usr/bin/env bash
# What axe-core finds in the drawings and pages of all examples, in `make torture AXE=…/axe.min.js`: Debian does not have it.
. "$(dirname "$0")/../tap.sh"
if [ -z "${AXE:-}" ] || ! command -v chromium >/dev/null; then
  echo '1..0 # SKIP needs chromium, and AXE, the path of axe.min.js'
  exit 0
fi
cd "$dir" || exit 1

axe() { # axe FILE [SCENARIO]
  timeout 300 "$root/tests/tools/walk" "$1" "${2:-axe}"
}

page() { # page LANG FILE…: a web page with drawings in it
  printf '<!doctype html><html lang="%s"><head><meta charset="utf-8"><title>Maps</title></head><body><main><h1>Maps</h1>' "$1"
  cat "${@:2}"
  printf '</main></body></html>'
}

finds() { # finds WORD FILE
  local said
  said=$(axe "$2" 2>&1) && { echo 'found nothing'; return 1; }
  [[ $said == *$1* ]] || { echo "$said"; return 1; }
}

for file in "$root"/examples/*.yaml; do
  name=$(basename "$file" .yaml)
  "$CJM" render -q "$file" -f svg,html -o "$name.{format}"
  "$CJM" render -q "$file" --svg-text live -o "$name-live.svg"
  page en "$name.svg" "$name-live.svg" >"$name-inlined.html"
  check "$name: outlines" axe "$name.svg"
  check "$name: live text" axe "$name-live.svg"
  check "$name: both in a page" axe "$name-inlined.html"
  check "$name: as a page" axe "$name.html"
  check "$name: … on a phone" axe "$name.html" axe_phone
done
sed 's/ role="img"//' webshop-order.svg >broken.svg
check 'names without a role are found' finds aria-prohibited-attr broken.svg
finish
