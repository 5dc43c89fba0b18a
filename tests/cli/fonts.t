#!/usr/bin/env bash
# cjm fonts: what a map is set in, and what is missing.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

check "the fonts of a map" prints '^Inter' "$CJM" fonts "$root/examples/minimal.yaml"
check "… each once" bash -c '[ -z "$(sort .out | uniq -d)" ]'
check "of one in Arabic" prints 'Arabic' "$CJM" fonts "$root/examples/passport-renewal.yaml"
check "of one in Japanese" prints 'CJK' "$CJM" fonts "$root/examples/moving-house.yaml"
printf 'title: Ends with \U000F0000\nphases: [{title: A}]\n' >glyph.yaml
check "a character that no font has: status 3" gives_saying 3 'W501' "$CJM" fonts glyph.yaml
check "… its number, and that no package is known" grep -qE '^  U\+F0000 .* no package is known$' .out
echo '<fontconfig><dir>'"$(dirname "$(fc-match -f '%{file}' Inter)")"'</dir><cachedir>'"$dir"'</cachedir></fontconfig>' >inter.conf
printf 'title: 引っ越し العربية\nphases: [{title: A}]\n' >scripts.yaml
check "the packages of scripts" gives_saying 3 'W501' env FONTCONFIG_FILE="$dir/inter.conf" "$CJM" fonts scripts.yaml
check "… Japanese" grep -qE '^  U\+5F15 引  fonts-noto-cjk$' .out
check "… Arabic" grep -qE '^  U\+0627 ا  fonts-noto-core$' .out
check "… in the warning, too" grep -qE 'install fonts-noto-cjk and fonts-noto-core' .err
mkdir folder && cp "$(fc-match -f '%{file}' Inter)" folder/
check "--font-dir" gives_saying 3 'W501' "$CJM" fonts --font-dir folder --no-system-fonts scripts.yaml
check "… the characters that its fonts lack" grep -qE '^  U\+5F15 引  fonts-noto-cjk$' .out
check "… a folder that is not there" gives_saying 3 'nowhere' "$CJM" fonts --font-dir nowhere scripts.yaml
check "standard input" bash -c '"$1" fonts - <"$2" | grep -q ^Inter' - "$CJM" "$root/examples/minimal.yaml"
check "a broken file" gives_saying 1 'E202' "$CJM" fonts <(echo 'titel: T')
check "two files: each with its name" bash -c '"$1" fonts "$2/examples/minimal.yaml" "$2/examples/moving-house.yaml" | grep -cx "$2/examples/.*\.yaml:" | grep -qx 2' - "$CJM" "$root"
check "… one file without" bash -c '! "$1" fonts "$2/examples/minimal.yaml" | grep ":$"' - "$CJM" "$root"
finish
