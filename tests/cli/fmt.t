#!/usr/bin/env bash
# cjm fmt: what it writes and where, and what it leaves as it is.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

messy=$'phases:\n-   title:  B   # first\ntitle: A\n'
clean=$'title: A\nphases:\n  - title: B # first\n'
messy() { printf %s "$messy" >"$1"; }
is() { printf %s "$2" | diff - "$1"; } # FILE TEXT
same_inode() { [ "$(stat -c %i "$1")" = "$2" ]; }

messy a.yaml
check "--check names what would change: status 1" gives_saying 1 'a.yaml is not formatted' "$CJM" fmt --check a.yaml
check "… and changes nothing" is a.yaml "$messy"
diffs() {
  gives 1 "$CJM" fmt --diff a.yaml || return 1
  cp a.yaml patched.yaml && patch -s patched.yaml "$dir/.out" && is patched.yaml "$clean" && is a.yaml "$messy"
}
check "--diff prints what patch(1) applies: status 1" diffs
chmod 640 a.yaml
ln -s a.yaml link.yaml
check "a symbolic link" gives 0 "$CJM" fmt link.yaml
check "… stays one" test -L link.yaml
check "… and its file is formatted" is a.yaml "$clean"
check "… with the same permissions" bash -c '[ "$(stat -c %a a.yaml)" = 640 ]'
inode=$(stat -c %i a.yaml)
check "a formatted file" gives 0 "$CJM" fmt a.yaml
check "… is not written again" same_inode a.yaml "$inode"
check "… passes --check" gives 0 "$CJM" fmt --check a.yaml
check "… has no --diff" bash -c '[ -z "$("$1" fmt --diff a.yaml)" ]' - "$CJM"

pipe() { [ "$(printf %s "$messy" | "$CJM" fmt "$@")" = "${clean%$'\n'}" ]; }
check "standard input to standard output" pipe -
check "… without operands" pipe
check "--check of standard input" bash -c '! printf %s "$2" | "$1" fmt --check - 2>err >out && grep -q "<stdin> is not formatted" err && [ ! -s out ]' - "$CJM" "$messy"

printf 'title: [A\nphases: B\n' >broken.yaml
cp broken.yaml copy.yaml
check "a broken file: its mistake, status 1" gives_saying 1 'E117.*broken|broken' "$CJM" fmt broken.yaml
check "… is not changed" cmp broken.yaml copy.yaml
check "… nor by standard input" bash -c '! "$1" fmt - <broken.yaml >out 2>err && [ ! -s out ]' - "$CJM"
printf '? "a\n  b"\n: c\n' >keys.yaml
check "keys over several lines: status 1" gives_saying 1 'keys.yaml: .*no canonical form' "$CJM" fmt keys.yaml
check "a file that is not there: status 3" gives_saying 3 'none.yaml' "$CJM" fmt none.yaml

mkdir -p maps/sub outside
messy maps/a.yaml
messy maps/sub/b.yaml
printf 'other:   1\n' >maps/other.yaml
messy outside/c.yaml
check "-r names all" gives_saying 1 'maps/sub/b.yaml is not formatted' "$CJM" fmt --check -r maps
"$CJM" fmt -r maps 2>err
check "-r formats a folder" is maps/a.yaml "$clean"
check "… and those below it" is maps/sub/b.yaml "$clean"
check "… but no file that is no journey" is maps/other.yaml $'other:   1\n'
ln -s ../outside/c.yaml maps/c.yaml
check "… nor one outside the folder: status 3" gives_saying 3 'maps/c.yaml is outside maps' "$CJM" fmt -r maps
check "… which stays as it is" is outside/c.yaml "$messy"
messy read-only.yaml
chmod 444 read-only.yaml
if [ "$(id -u)" -ne 0 ]; then
  check "a file that may not be written: status 3" gives 3 "$CJM" fmt read-only.yaml
fi

check "the examples are in canonical form" gives 0 "$CJM" fmt --check -q -r "$root/examples"

# Formatting changes nothing on the map.
cp -r "$root/examples" examples
same_maps() {
  local f
  for f in examples/*.yaml; do "$CJM" export "$root/$f" -o before.yaml && "$CJM" fmt -q "$f" && "$CJM" export "$f" -o after.yaml && cmp before.yaml after.yaml || return 1; done
}
check "examples say the same afterwards" same_maps
check "… and are formatted" gives 0 "$CJM" fmt --check -q examples/*.yaml

# Time grows with the size of a file.
{ echo 'title: A'; echo 'phases:'; for i in $(seq 20000); do echo "- {title: P$i, steps: [{title: S$i,   actions: [a, b]}]}"; done; } >large.yaml
check "a file of 1.2 MB" gives 0 timeout 20 "$CJM" fmt large.yaml
{ printf 'title: A\nphases: '; head -c 100000 /dev/zero | tr '\0' '['; } >deep.yaml
check "brackets without end" gives 1 timeout 20 "$CJM" fmt deep.yaml
finish
