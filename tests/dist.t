#!/usr/bin/env bash
# The tarball has what is committed, and the same bytes each time.
. "$(dirname "$0")/tap.sh"
cd "$root"
version=$("$CJM" --version | cut -d ' ' -f 2)
check "Debian's changelog has this version" bash -c 'head -n 1 .debian/changelog | grep -qF "cjm ($1) "' - "$version"

if [ "$(git rev-parse --show-toplevel 2>/dev/null)" != "$PWD" ]; then
  check "no tarball is made outside of git # SKIP" true
  finish
fi
git clone -q . "$dir/clone"
cd "$dir/clone"
tarball=build/cjm-$version.tar.gz
check "make dist" make dist
check "… has every file, in one folder" diff <(git ls-files | sort) <(tar -tzf "$tarball" | grep -v '/$' | sed "s|^cjm-$version/||" | sort)
mv "$tarball" first.tar.gz
check "… again" env TZ=Asia/Tokyo make dist
check "… with the same bytes" cmp "$tarball" first.tar.gz
finish
