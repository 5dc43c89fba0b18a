#!/usr/bin/env bash
# What `make check` and others install: it is said before it is done, and nothing is where nothing is missing.
. "$(dirname "$0")/tap.sh"
cd "$dir"
mkdir bin

# A Debian of its own: `present` has the packages that are installed, `log` what was done.
cat >bin/dpkg-query <<'END'
#!/bin/sh
for package; do :; done
grep -qx "$package" "$AT/present" && echo installed
END
cat >bin/apt-get <<'END'
#!/bin/sh
case "$*" in
  update*) echo "update" >>"$AT/log" ;;
  *--assume-no*)
    echo 'The following packages were automatically installed and are no longer required:'
    echo '  libold'
    echo 'The following NEW packages will be installed:'
    echo '  gcc libgcc'
    echo 'Need to get 12 MB of archives.'
    echo 'After this operation, 30 MB of additional disk space will be used.'
    echo 'Abort.'
    exit 1 ;;
  install*)
    [ ! -e "$AT/broken" ] || { echo 'E: no network'; exit 100; }
    echo "install with: $(tr '\n' '|' <"$AT/said")" >>"$AT/log" ;;
esac
END
cat >bin/sudo <<'END'
#!/bin/sh
exec "$@"
END
chmod +x bin/*
export AT=$dir
need() { : >log; PATH=$dir/bin:$PATH "$root/tests/tools/need" "$@" >said; }
has() { grep -qE -- "$2" "$1" || { echo "no '$2' in:"; cat "$1"; return 1; }; }

all=$(sed -n 's/^ *build) packages+=(\(.*\)) ;;/\1/p' "$root/tests/tools/need")
check "the list of packages is found" test -n "$all"
printf '%s\n' $all >present
check "nothing is missing" need build
check "… and nothing is said or done" bash -c 'cat said log; ! test -s said && ! test -s log'
printf '%s\n' $all | grep -vxE 'gcc|pkg-config' >present
check "two are missing" need build
check "… they are named, with what they need and how large it is" \
  has log '^install with: .*going to be installed: gcc pkg-config\|The following NEW .*libgcc.*12 MB.*30 MB'
check "… and nothing that is no longer needed" bash -c '! grep libold said'
: >broken
check "what cannot be installed is an error" gives_saying 3 'no network' need build
check "a purpose that there is not is one, too" gives_saying 2 "'cooking'" need cooking
finish
