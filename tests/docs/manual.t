#!/usr/bin/env bash
# The manual pages are there, sound and current.
. "$(dirname "$0")/../tap.sh"
cd "$root"

# The pages of this project are not installed where mandoc looks for those that others name.
sound() { ! mandoc -Tlint -Wstyle "$1" | grep -vE 'referenced manual not found: Xr (lib)?cjm' | grep .; }

references() { # PAGE: the pages that it names
  grep -oE '^\.(It )?Xr (lib)?cjm[a-z-]* [0-9]' "$1" | sed -E 's/.*Xr ([a-z-]+) ([0-9])/docs\/man\/\1.\2/' | sort -u
}

current() { # PAGE: its generated parts are those that would be made now
  "$tools/docs" "$1" | diff "$1" - | head -n 20 | grep . && { echo 'run: make docs'; return 1; }
  return 0
}

has_parts() { # COMMAND
  local part parts="head examples"
  "$CJM" help "$1" | grep -q '^Options:' && parts+=" options"
  for part in $parts; do
    grep -qxF ".\\\" $1 $part begin" "docs/man/cjm-$1.1" || { echo "no part: $1 $part"; return 1; }
  done
}

for page in docs/man/*; do
  check "$page is sound" sound "$page"
  check "$page is current" current "$page"
  check "$page: the pages that it names are there" ls $(references "$page")
done
for group in $(sed -nE 's/^\/\* ---- ([a-z]+): .*/\1/p' include/cjm/cjm.h); do
  check "cjm-$group.3 is there" grep -qx ".\\\\\" group $group begin" "docs/man/cjm-$group.3"
done
for command in $("$CJM" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  check "cjm-$command.1 has all that the tables know" has_parts "$command"
done
finish
