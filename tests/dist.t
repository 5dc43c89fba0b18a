#!/usr/bin/env bash
# The tarball has what is committed, and the same bytes each time.
. "$(dirname "$0")/tap.sh"
cd "$root"
version=$("$CJM" --version | cut -d ' ' -f 2)
check "Debian's changelog has this version" bash -c 'head -n 1 .debian/changelog | grep -qF "cjm ($1) "' - "$version"

# What `make deb` installs first, on a system that has nothing: programs in the place of dpkg's and apt's tell.
mkdir "$dir/bare"
for program in dpkg-query apt-get; do printf '#!/bin/sh\nexit 0\n' >"$dir/bare/$program"; done
printf '#!/bin/sh\necho 0\n' >"$dir/bare/id"
chmod +x "$dir"/bare/*
PATH=$dir/bare:$PATH tests/tools/need build deb >"$dir/needed"
build_depends=$(sed -n 's/^Build-Depends: //p' .debian/control | sed 's/([^)]*)//g; s/debhelper-compat/debhelper/' | tr -d ' ' | tr ',' ' ')
for package in build-essential git $build_depends; do # the first is what dpkg-buildpackage always asks for; git makes the tarball
  check "make deb installs $package" grep -qE "[: ]$package( |\$)" "$dir/needed"
done
check "… before it makes the tarball" bash -c 'make -n deb | awk "/need build deb/ { found = 1 } /git archive/ { exit !found }"'
check "make check-deb builds the program that it compares with" bash -c 'make -n check-deb | awk "/--no-print-directory all/ { found = 1 } /deb.slow/ { exit !found }"'

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
