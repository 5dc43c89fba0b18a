#!/usr/bin/env bash
# Comments, messages and documentation are in plain English: words that readers stumble over do not come back.
. "$(dirname "$0")/../tap.sh"

words='told|settle[sd]?|mend(ed|ing|s)?|nought|folly|whence|lest|thereof|blanks?|way on|inside of|outside of|in spite of'
words+='|passed over|hand(s|ed)? out|anew|tells? of|says? of|stands? for itself|in a circle|goes on|went on|an inch|all the same'
words+='|hangs? together|once more|nowhere|(beside|under|over) each other|one under the other|stands? (under|over|beside)|from now on'
words+='|(take|takes|took|taken|taking) (it |them |the [a-z]+ )?away'

plain() { # FOLDER…
  local found
  found=$(cd "$root" && grep -rnwEi --include='*.c' --include='*.h' --include='*.def' --include='*.md' "$words" "$@")
  [ -z "$found" ] || { echo "$found"; return 1; }
}

for folder in "$root"/src/*/; do
  folder=$(basename "$folder")
  check "src/$folder" plain "src/$folder"
done
check "include" plain include
check "docs" plain docs
finish
