#!/usr/bin/env bash
# The documents say what the tables say.
. "$(dirname "$0")/../tap.sh"
cd "$root"

current() { # FILE: its generated parts are those that would be made now
  "$tools/docs" "$1" | diff "$1" - | head -n 20 | grep . && { echo 'run: make docs'; return 1; }
  return 0
}

for file in $(grep -lE '^<!-- [a-z]+ begin -->$' docs/*.md); do
  check "$file is current" current "$file"
done

# headings PAGE: a file with the names of its headings, as links give them
headings() {
  local list=$dir/${1//\//-}.headings
  [ -e "$list" ] || grep -E '^#+ ' "$1" | sed -E 's/^#+ +//' | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9 _-]//g; s/ /-/g' >"$list"
  echo "$list"
}
links() { # FILE: every relative link leads somewhere, to a heading where it names one
  local bad=0 folder=. target page anchor
  [[ $1 == */* ]] && folder=${1%/*}
  while read -r target; do
    page=${target%%#*}
    anchor=${target#"$page"}
    page=${page:+$folder/$page}
    page=${page:-$1}
    [ -e "$page" ] || { echo "$1: $target leads nowhere"; bad=1; continue; }
    [ -z "$anchor" ] || grep -qxF "${anchor#\#}" "$(headings "$page")" || { echo "$1: $page has no heading $anchor"; bad=1; }
  done < <(grep -oE '\]\([^)#:]*(#[^)]*)?\)' "$1" | sed -E 's/^\]\((.*)\)$/\1/' | sort -u)
  return $bad
}
for file in README.md docs/*.md; do
  check "$file: links lead somewhere" links "$file"
done

first_map() { # FILE: the first whole map shown in it makes one
  awk '/^```yaml$/ { block = ""; open = 1; next } /^```$/ && open { open = 0; if (block ~ /^title:/) { printf "%s", block; exit } } open { block = block $0 "\n" }' \
    "$1" >"$dir/first.yaml"
  test -s "$dir/first.yaml" && "$CJM" render --strict "$dir/first.yaml" -o "$dir/first.svg"
}
for file in README.md docs/format.md; do
  check "$file: its first map is one" first_map "$file"
done

check "every example is in the gallery" bash -c '
  for file in $(grep -rL --include="*.yaml" "^library: true" examples); do grep -qF "(../$file)" docs/gallery.md || { echo "$file"; exit 1; }; done'
finish
