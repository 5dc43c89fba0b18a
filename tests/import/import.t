#!/usr/bin/env bash
# The journeys of this folder in other formats are imported as their goldens say, and what comes out checks without errors. GOLDEN=1 writes the goldens.
. "$(dirname "$0")/../tap.sh"
cd "$root/tests/import"

imported() { # FILE
  "$CJM" import --diagnostics short "$1" >"$dir/journey.yaml" 2>"$dir/report.txt" || { cat "$dir/report.txt"; return 1; }
  cat "$dir/journey.yaml" <(echo "# ---- report") <(sed 's/^/# /' "$dir/report.txt") >"$dir/golden"
  if [ "${GOLDEN:-}" ]; then cp "$dir/golden" "golden/$1.yaml"; fi
  diff "golden/$1.yaml" "$dir/golden" && "$CJM" check -q "$dir/journey.yaml"
}
mkdir -p golden
for file in *.*; do
  case $file in *.t | *.py) continue ;; esac
  check "$file" imported "$file"
done

check "no word of these files is left out without a word" python3 words.py "$CJM" ./*.md ./*.mmd ./*.dgmo ./*.csv ./*.tsv
printf '#!/bin/sh\n"%s" "$@"\nsed -i s/relieved/fine/ "$6"*\n' "$CJM" >"$dir/forgets" && chmod +x "$dir/forgets"
check "… and a word that is left out is found" bash -c 'python3 words.py "$1" en-plain-labels.md && ! python3 words.py "$2" en-plain-labels.md' - "$CJM" "$dir/forgets"

# A workbook, and Windows' encodings, written by another program.
python=$(for p in python3 /usr/bin/python3; do "$p" -c "import openpyxl" 2>/dev/null && { echo "$p"; break; }; done)
if [ "$python" ] && ! "$CJM" import /dev/null 2>&1 | grep -q "was built without"; then
  "$python" workbook.py "$dir/book.xlsx"
  check "a workbook" bash -c 'cd "$2" && "$1" import --diagnostics short book.xlsx >out.yaml 2>err && "$1" check -q out.yaml && grep -q "title: Borrowing a tent" out.yaml &&
    grep -q "Goals: Find one for four" out.yaml && grep -q "book.xlsx#Journey:6" err && grep -q "hidden sheet" err' - "$CJM" "$dir"
fi
finish
