#!/usr/bin/env bash
# cjm show: characters at the width of the terminal, and pictures where a terminal says that it takes them.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
map=$root/examples/webshop-order.yaml
export CJM
unset TMUX STY

has_no_escapes() { ! grep -q $'\033' "$1"; }
check "into a pipe" gives 0 "$CJM" show "$map"
check "… are no escapes" has_no_escapes .out
check "… but phases, steps, feelings and the curve" bash -c 'for text in Discover "6 Pays" "Annoyed" "●" "Shipping costs"; do grep -qF -- "$text" .out || { echo "$text"; exit 1; }; done'
narrow() { # COLUMNS FILE: no line is wider
  "$CJM" show --columns "$1" "$2" >out && python3 - "$1" out <<'PY'
import sys, unicodedata
for line in open(sys.argv[2], encoding="utf-8"):
    width = sum(0 if unicodedata.category(c) in ("Mn", "Cf", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip("\n"))
    assert width <= int(sys.argv[1]), (width, line)
PY
}
for file in webshop-order moving-house passport-renewal enterprise-purchase; do
  for columns in 40 60 100; do check "$file in $columns columns" narrow $columns "$root/examples/$file.yaml"; done
done
is_wide() { # COLUMNS COMMAND…: the widest line has so many columns
  local columns=$1
  shift
  "$@" | wc -L | grep -qx "$columns"
}
check "into a pipe, \$COLUMNS is the width" is_wide 60 env COLUMNS=60 "$CJM" show "$map"
check "… at least 40" is_wide 40 env COLUMNS=7 "$CJM" show "$map"
check "… if it is a number" bash -c 'COLUMNS=wide "$1" show "$2" | cmp - <("$1" show "$2")' - "$CJM" "$map"
check "… but --columns comes first" is_wide 80 env COLUMNS=60 "$CJM" show --columns 80 "$map"
check "--details has all texts" bash -c '"$1" show --details "$2" | tr -s " \n" "  " | grep -qF "Why do I need an account for one order?"' - "$CJM" "$map"
check "colours when asked for" bash -c '"$1" show --color always "$2" | grep -q "$(printf "\033\\[")"' - "$CJM" "$map"
printf 'title: "\\e[31mred"\nphases: "x\\u009b31m"\n' >escapes.yaml
printf 'title: "a\xe2\x80\xaeb"\nphases: x\n' >override.yaml
check "no escapes of an author" bash -c '"$1" show escapes.yaml >out 2>err; ! grep -q "$(printf "\033")" out' - "$CJM"
check "a broken file: status 1" gives 1 "$CJM" show escapes.yaml
printf 'library: true\n' >library.yaml
check "a library is no map" gives_saying 1 'library' "$CJM" show library.yaml

kitty_png() { # the PNG in the sequences of kitty
  "$CJM" show --picture kitty "$map" >kitty.out && perl -0777 -MMIME::Base64 -ne '
    die "pieces" unless /^\x1b_Ga=T,f=100,q=2,c=100,m=1;/;
    my $data = join "", /\x1b_G[^;]*;([^\x1b]*)\x1b\\/g; print decode_base64($data)' kitty.out >kitty.png && [ "$(identify -format '%m %w' kitty.png)" = "PNG 1000" ]
}
check "--picture kitty: a PNG" kitty_png
sixels() { # decoded by a program that is not ours
  "$CJM" show --picture sixel "$map" >sixel.out && convert sixel:sixel.out sixel.png && compare -metric RMSE sixel.png kitty.png null: 2>rmse
  perl -ne 'exit !(/\(([0-9.e-]+)\)/ && $1 < 0.02)' rmse || { cat rmse; return 1; }
}
if convert -list format | grep -q SIXEL; then check "--picture sixel: the same picture" sixels; fi

# A terminal: a program that answers questions, and writes what it is asked and shown.
cat >terminal.py <<'PY'
import os, pty, re, select, sys
kitty, attributes, answers = sys.argv[1] == "kitty", sys.argv[2], sys.argv[2] != "silent"
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[3], sys.argv[3:])
seen, answered = b"", False
while True:
    try: data = os.read(fd, 65536)
    except OSError: break
    if not data: break
    seen += data
    if answers and not answered and b"\x1b[c" in seen:
        answered = True
        os.write(fd, (b"\x1b_Gi=31;OK\x1b\\" if kitty and b"\x1b_G" in seen else b"") + b"\x1b[?" + attributes.encode() + b"c")
open("screen", "wb").write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PY
in_terminal() { TERM=${TERM_NAME:-xterm-256color} timeout 60 python3 terminal.py "$@" "$CJM" show "$map"; }
shows() { grep -qa "$(printf "$1")" screen; }
check "a terminal with kitty's pictures" in_terminal kitty '62;c'
check "… gets one" shows '\033_Ga=T'
check "a terminal with sixels" in_terminal none '62;4;22'
check "… gets these" shows '\033P0;1;0q'
check "a terminal without either" in_terminal none '62;22'
check "… gets characters" shows 'Discover'
check "… and no picture" bash -c '! grep -qaE "Ga=T|0;1;0q" screen'
check "a terminal that does not answer" in_terminal none silent
check "… gets characters" shows 'Discover'
TERM_NAME=tmux-256color
check "in tmux" in_terminal kitty '1;2;4'
check "… nobody asks for kitty" bash -c '! grep -qa "$(printf "\033_G")" screen'
check "… sixels are shown" shows '\033P0;1;0q'
TERM_NAME=dumb
check "a terminal that can nothing" in_terminal kitty '62;4'
check "… is not asked" bash -c '! grep -qa "$(printf "\033")\[c" screen'
finish
