#!/usr/bin/env bash
# The first fonts of maps are remembered: the bytes are the same as without, and a change of fonts or of fontconfig's configuration is noticed.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
no_cache=/dev/null/none # where no file can be made
remembered=$dir/cache

with() { XDG_CACHE_HOME=$1 "$CJM" "${@:2}"; } # with CACHE ARGUMENT…

# ---- the same bytes ----

# A process for each map: after the first that needs other fonts, all in a process are drawn without the cache.
draw() { # draw CACHE FOLDER
  local file
  for file in "$root"/examples/*.yaml; do with "$1" render -q -f svg,pdf "$file" -o "$2/" || return 1; done
}
check 'a cache that cannot be written is no error' draw $no_cache without
check 'the first time' draw "$remembered" first
check '… the same bytes' diff -r without first
check '… there is a cache' eval '[ "$(ls cache/cjm/fonts-* | wc -l)" = 1 ]'
cp -r cache before
check 'with the cache' draw "$remembered" second
check '… the same bytes' diff -r without second
check '… which has not changed' diff -r before/cjm cache/cjm
check 'several in one process' with "$remembered" render -q -j1 -f svg,pdf "$root"/examples/*.yaml -o batch/
check '… the same bytes' diff -r without batch
both() { # both FILE: with the cache and without
  with $no_cache render -q "$1" -f svg,pdf -o plain/ && with "$remembered" render -q "$1" -f svg,pdf -o cached/ && diff -r plain cached
}
cat >mixed.yaml <<'M'
title: Latin, then Кириллица, then العربية and 日本語
theme: {font: DejaVu Sans}
phases:
  - {title: Ελληνικά, actions: [Plain, "Emoji 🎉 and 1️⃣", "→ ✓ ★ ☺ ©"], thoughts: slanted Кириллица, emotion: 1}
  - {title: Again plain, actions: "e\u0301 and \U000F0000", thoughts: "\u200d \u00a0 \u2028", emotion: -1}
M
check 'a map that leaves the first fonts midway' both mixed.yaml
sed 's/DejaVu Sans/No Such Font/' mixed.yaml >missing.yaml
check '… with a font that is not there' both missing.yaml
sed 's/DejaVu Sans/serif/' mixed.yaml >serif.yaml
check '… with a generic one' both serif.yaml
for lang in ru ar ja tr; do
  sed "1i lang: $lang" mixed.yaml >"$lang.yaml"
  check "… in $lang" both "$lang.yaml"
done
check 'its own folder of fonts does not use it' eval \
  'mkdir own && cp "$(fc-match -f "%{file}" "DejaVu Sans")" own && with "$remembered" fonts --no-system-fonts --font-dir own "$root/examples/minimal.yaml" | grep -q DejaVu'

# ---- changes ----

mkdir fonts
inter=$(fc-match -f '%{file}' Inter)
dejavu=$(fc-match -f '%{file}' 'DejaVu Sans')
cp "$(fc-match -f '%{file}' 'Noto Sans')" fonts/
configure() { # configure ELEMENT…
  printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir><include ignore_missing="yes">%s</include>%s</fontconfig>' "$dir/fonts" "$dir/fc" \
    "$dir/later.conf" "$*" >fonts.conf
}
configure
export FONTCONFIG_FILE=$dir/fonts.conf
echo '{title: One, phases: [{title: A, actions: Waits}]}' >one.yaml
used() { with "$remembered" fonts one.yaml | head -1; }

# settled FAMILY: it is used, and remembered, which it is as soon as the last change is not too fresh to be told from another one. What the
# cache has is drawn with then.
settled() {
  local round said
  rm -rf cache
  for round in $(seq 100); do
    said=$(used)
    [[ $said == "$1"* ]] || { echo "used: $said"; return 1; }
    [ -n "$(ls cache/cjm 2>/dev/null)" ] && break
    sleep 0.1
  done
  ls cache/cjm && said=$(used) && [[ $said == "$1"* ]]
}
uses() { local said; said=$(used) && [[ $said == "$1"* ]] || { echo "used: $said, not $1"; return 1; }; }

check 'fonts of a configuration' settled 'Noto Sans'
cp "$inter" fonts/
check 'a font that is added is used at once' uses Inter
check '… and remembered' settled Inter
rm "fonts/$(basename "$inter")"
check 'one that is removed is not' uses 'Noto Sans'
check '… which is remembered' settled 'Noto Sans'
cp "$dejavu" fonts/
rule='<match target="pattern"><edit name="family" mode="prepend_first" binding="strong"><string>DejaVu Sans</string></edit></match>'
check 'another font beside it' settled 'Noto Sans'
configure "$rule"
check 'a changed rule is obeyed at once' uses DejaVu
configure
check '… and no more' settled 'Noto Sans'
echo "<fontconfig>$rule</fontconfig>" >later.conf
check 'a file that is included, once it is there' uses DejaVu
rm later.conf
check '… and no more' settled 'Noto Sans'
check 'another configuration has a cache of its own' eval 'sed s/later/other/ fonts.conf >second.conf && FONTCONFIG_FILE=$dir/second.conf uses "Noto Sans"'

# ---- broken caches ----

cache=$(ls cache/cjm/fonts-*)
for how in ':>"$cache"' 'head -c 100 /dev/zero >"$cache"' 'sed -i "s/Noto/Nota/g" "$cache"' 'sed -i "/^path/d; s|\(^font.*\)/[^/]*\.ttf|\1/missing.ttf|" "$cache"' \
  'sed -i "s/64\t/65\t/" "$cache"' 'sed -i "1s/cjm/old/" "$cache"' 'rm "$cache" && mkdir "$cache"'; do
  eval "$how"
  check "a broken cache: $how" uses 'Noto Sans'
done
finish
