#!/usr/bin/env bash
# One mistake a file: its code, its place, what the message or its help says, and nothing else.
# A file is named after what must be said of it, CODE-LINE.COLUMN-words.yaml; its last line may hold words that must be said.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
ulimit -t 120 # seconds of the processor, not of the clock: only what never ends is stopped

caught() { # FILE CODE PLACE: one message, of this code, at this place, with the words that the file asks for
  local said words
  said=$("$CJM" check --diagnostics short "$1" | grep -v ' \[L[0-9]* ')
  words=$(sed -n '$s/^# says: //p' "$1")
  case $said in
    *$'\n'*) echo "more than one: $said"; return 1 ;;
    "$1:$3: "*" [$2 "*) ;;
    *) echo "$said"; return 1 ;;
  esac
  [[ $said == *"$words"* ]] || { echo "no $words in: $said"; return 1; }
}

for file in "$root"/tests/mistakes/*.yaml; do
  name=$(basename "$file")
  IFS=- read -r code place words <<<"$name"
  cp "$file" "$name"
  check "$code: ${words%.yaml}" caught "$name" "$code" "${place/./:}"
done
finish
