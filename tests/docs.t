#!/usr/bin/env bash
# What documents say of the project itself is so: the tests that they name are there, and the targets of make that they name are targets.
. "$(dirname "$0")/tap.sh"
cd "$root"
there() { # PATH…: files or folders
  local path missing=0
  for path; do [ -e "$path" ] || { echo "$path is not there"; missing=1; }; done
  return $missing
}
targets() { # TARGET…
  local target missing=0
  for target; do grep -qE "^\.PHONY:.* $target( |$)" Makefile || { echo "make $target: no such target"; missing=1; }; done
  return $missing
}
mapfile -t paths < <(grep -ohE '`tests/[a-zA-Z0-9./_-]+`' docs/*.md | tr -d '`' | sort -u)
mapfile -t names < <({ grep -ohE '`make [a-z-]+' docs/*.md README.md | sed 's/.* //'; sed -n 's/^# make \([a-z-][a-z-]*\) .*/\1/p' Makefile; } | sort -u)
check "${#paths[@]} paths of tests in documents are there" there "${paths[@]}"
check "${#names[@]} targets of make in documents are targets" targets "${names[@]}"
finish
