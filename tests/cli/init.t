#!/usr/bin/env bash
# cjm init: starters that check clean, in every language, and never overwrite.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

words() { # OPTION: the words that the help of init lists for it
  "$CJM" help init | sed -n "s/^ *--$1 [A-Z]* .*): //p" | tr -d ' ' | tr ',' '\n'
}
for template in $(words template); do
  for lang in $(words lang); do
    name=$template-$lang
    check "$name: made" gives 0 "$CJM" init "$name" --template "$template" --lang "$lang"
    check "$name: nothing to be found" bash -c '"$1" check --strict "$2.yaml" | tee said | grep -qx "1 file: nothing found" || { cat said; false; }' - "$CJM" "$name"
    check "$name: its language" grep -qx "lang: $lang" "$name.yaml"
    check "$name: comments" bash -c '[ "$(grep -c "^ *# " "$1.yaml")" -ge 4 ]' - "$name"
    check "$name: rendered" gives 0 "$CJM" render --strict "$name.yaml" -o "$name.svg"
    check "$name: no text is taken for one of another language" bash -c '! grep -oE "role=\"img\" lang=.{80}" "$1.svg"' - "$name"
  done
done
offers_each_file() { # OPTION EXTENSION: the help lists what the files of the starters are called
  diff <(words "$1" | sort) <(cd "$root/src/cli/templates" && printf '%s\n' *."$2" | sed "s/\.$2$//" | sort)
}
check "every template is offered" offers_each_file template yaml
check "every language is offered" offers_each_file lang words

# Words of the starters by language: one that is missing is in English, which is reported but is no failure.
keys() { # LANG: [group] key, a line each
  awk '/^\[/ {group = $0} /^[a-z]/ {print group, $1}' "$root/src/cli/templates/$1.words" | sort
}
no_others() { # LANG: it has no keys that English lacks
  ! comm -23 <(keys "$1") <(keys en) | grep .
}
for lang in $(words lang); do
  check "no unknown words: $lang" no_others "$lang"
  comm -13 <(keys "$lang") <(keys en) | sed "s/^/# $lang lacks: /"
done
# A regional language has the words of its language, and stays what it is.
for lang in pt-BR de-AT zh-Hant-TW; do
  check "$lang: made" gives 0 "$CJM" init "region-$lang" --lang "$lang"
  check "$lang: nothing to be found" bash -c '"$1" check --strict "$2.yaml" | grep -qx "1 file: nothing found"' - "$CJM" "region-$lang"
  check "$lang: its language" grep -qx "lang: $lang" "region-$lang.yaml"
  diff <("$CJM" init - --lang "${lang%%-*}" | grep -v '^lang:') <("$CJM" init - --lang "$lang" | grep -v '^lang:') >"$lang.diff"
  check "$lang: the words are those of ${lang%%-*}" test ! -s "$lang.diff"
done
check "no beginning of a word is a language" gives 2 "$CJM" init never --lang xx-DE
check "nor is a part of one" gives 2 "$CJM" init never --lang p-BR

check "the schema allows them" bash -c '"$1" cjm.schema.json ./*.yaml | { ! grep -v ^valid; }' - "$root/tests/schema/validate"
check "the first line names the schema" bash -c 'head -n 1 b2c-nl.yaml | grep -qx "# yaml-language-server: \$schema=cjm.schema.json"'
check "… which is the one of this version" bash -c 'cmp cjm.schema.json <("$1" schema)' - "$CJM"

mkdir plain && cd plain || exit 1
check "without a name: journey.yaml" gives 0 "$CJM" init --no-schema
check "--no-schema: no schema, no line" bash -c '[ "$(ls)" = journey.yaml ] && ! grep schema journey.yaml'
echo mine >journey.yaml
check "never overwritten" gives_saying 3 'journey.yaml is there already' "$CJM" init
check "… it is as it was" grep -qx mine journey.yaml
echo mine >cjm.schema.json
check "a schema that is there stays" bash -c '"$1" init other 2>/dev/null && grep -qx mine cjm.schema.json' - "$CJM"
check "an ending that is there stays" bash -c '"$1" init a.yml 2>/dev/null && test -e a.yml' - "$CJM"
check "a folder that is not there: journey.yaml in it" bash -c '"$1" init sub/ 2>/dev/null && [ "$(ls -A sub | tr "\n" " ")" = "cjm.schema.json journey.yaml " ]' - "$CJM"
check "… that is there" bash -c 'mkdir there && "$1" init there 2>/dev/null && test -s there/journey.yaml && test ! -e there.yaml' - "$CJM"
check "to standard output" prints '^title: ' "$CJM" init -
check "folders that are not there are made" bash -c '"$1" init x/y/a 2>/dev/null && test -s x/y/a.yaml -a -s x/y/cjm.schema.json' - "$CJM"
check "a file where a folder should be" gives_saying 3 'cannot make the folder journey.yaml/b for journey.yaml/b/a.yaml: Not a directory' "$CJM" init journey.yaml/b/a
check "an unknown template" gives_saying 2 "did you mean 'blueprint'" "$CJM" init --template bluprint
check "an unknown language" gives_saying 2 "no --lang 'xx'" "$CJM" init --lang xx
finish
