#!/usr/bin/env bash
# Completions, as bash, zsh and fish themselves take them.
. "$(dirname "$0")/../tap.sh"
export HOME=$dir
for shell in bash zsh fish; do
  check "a script for $shell" bash -c '"$1" completions "$2" >"$3"' - "$CJM" $shell "$dir/cjm.$shell"
  check "… that $shell can read" $shell -n "$dir/cjm.$shell"
done
mkdir "$dir/at" "$dir/at/folder" && cd "$dir/at" && touch journey.yaml journal.png 'the plan.yml' picture.png

# Each prints what may stand in the place of the last word, a line each, for the words of a command line.
in_bash() {
  bash --norc -c '
    compopt() { :; } # which only readline may call
    source "$1"; shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _cjm
    printf "%s\n" "${COMPREPLY[@]}"' - "$dir/cjm.bash" "$@"
}
in_fish() {
  fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' "$dir/cjm.fish" "$*" | cut -f 1
}
# What the line becomes by the Tab key.
in_zsh() {
  zsh -f -c '
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PROMPT= RPROMPT=; unsetopt zle_bracketed_paste prompt_sp; stty -echo"
    zpty -w shell "autoload -Uz compinit && compinit -D -u && source ${(q)1}"
    zpty -w shell "show() { print -r -- \"<<\$BUFFER>>\" >line; zle send-break }; zle -N show; bindkey \"^X\" show; print ready >line"
    until [[ -s line || SECONDS -gt 600 ]] { zpty -rt shell said; sleep 0.01 }
    rm -f line
    zpty -wn shell "$2"$'"'\\t\\x18'"'
    until [[ -s line || SECONDS -gt 600 ]] { zpty -rt shell said; sleep 0.01 }
    cat line; rm -f line' - "$dir/cjm.zsh" "$*"
}

offers() { # SHELL WANTED WORD…: the words that are offered, in any order
  local shell=$1 wanted=$2 got
  shift 2
  got=$("in_$shell" "$@" | sort | paste -sd ' ')
  [ "$got" = "$wanted" ] || { echo "$*: $got, not $wanted"; return 1; }
}
becomes() { # LINE WANTED
  local got
  got=$(in_zsh "$1")
  [ "$got" = "<<$2>>" ] || { echo "$1: $got, not $2"; return 1; }
}

# The formats that begin with p, behind one that is there already.
formats=$("$CJM" help render | sed -n 's/.*--format FORMATS .*: //p' | tr -d ' ' | tr ',' '\n' | grep ^p | sort | sed 's/^/svg,/' | paste -sd ' ')
for shell in bash fish; do
  check "$shell: commands" offers $shell 'render' cjm ren
  check "$shell: options" offers $shell '--theme' cjm render --th
  check "$shell: one of some words" offers $shell 'dark' cjm render --theme d
  check "$shell: words behind a letter" offers $shell 'svg' cjm render -f s
  check "$shell: a list" offers $shell "$formats" cjm render -f svg,p
  check "$shell: files for -o" offers $shell 'picture.png' cjm render -o pic
  check "$shell: commands for help" offers $shell 'version' cjm help ver
  check "$shell: rules for explain" offers $shell 'weak-ending' cjm explain weak-e
  check "$shell: codes for explain" offers $shell 'E202' cjm explain E202
done
check "bash: rules for --rule" offers bash 'weak-ending=' cjm check --rule weak-e
check "bash: levels behind a rule" offers bash 'error' cjm check --rule weak-ending = e
check "bash: … all of them" offers bash 'error info off warning' cjm check --rule weak-ending =
check "fish: rules for --rule, with levels" offers fish 'weak-ending=error weak-ending=info weak-ending=off weak-ending=warning' cjm check --rule weak-e
check "fish: no messages that have no level" offers fish '' cjm check --rule unknown-k
check "zsh: codes for explain" becomes 'cjm explain E20' 'cjm explain E20'
check "zsh: rules for --rule" becomes 'cjm check --rule weak-e' 'cjm check --rule weak-ending='
check "zsh: levels behind a rule" becomes 'cjm check --rule weak-ending=e' 'cjm check --rule weak-ending=error '
check "bash: a value behind =" offers bash 'dark' cjm render --theme = d
check "fish: a value behind =" offers fish '--theme=dark' cjm render --theme=d
check "bash: journeys, not pictures" offers bash 'folder journey.yaml the plan.yml' cjm render ''
check "fish: journeys" offers fish 'journal.png journey.yaml' cjm render jour
check "zsh: commands" becomes 'cjm ren' 'cjm render '
check "zsh: options" becomes 'cjm render --th' 'cjm render --theme='
check "zsh: one of some words" becomes 'cjm render --theme=d' 'cjm render --theme=dark '
check "zsh: a list" becomes 'cjm render -f svg,pd' 'cjm render -f svg,pdf,'
check "zsh: files for -o" becomes 'cjm render -o pic' 'cjm render -o picture.png '
check "zsh: journeys, not pictures" becomes 'cjm render jour' 'cjm render journey.yaml '
check "zsh: commands for help" becomes 'cjm help ver' 'cjm help version '

all_options() { # COMMAND: every option is offered; fish offers one whose value may be left out with and without =
  local wanted
  wanted=$("$CJM" help "$1" | sed -nE '/^Options:/,$s/^  (    |-., )(--[a-z-]+).*/\2/p'; echo --help)
  for shell in bash fish; do
    diff <(sort <<<"$wanted") <("in_$shell" cjm "$1" -- | grep -- '^--' | sed 's/=$//' | sort -u) || { echo "in $shell"; return 1; }
  done
}
for command in $(in_bash cjm '' | grep -v -- -); do
  check "every option of $command" all_options "$command"
done

# As a system loads them.
check "bash-completion finds the script" bash --norc -c '
  mkdir -p bash-completion/completions && cp "$1" bash-completion/completions/cjm
  export BASH_COMPLETION_USER_DIR=$PWD/bash-completion
  source /usr/share/bash-completion/bash_completion
  _completion_loader cjm
  complete -p cjm | grep -qF _cjm' - "$dir/cjm.bash"
check "compinit finds the script" zsh -f -c '
  mkdir functions && cp "$1" functions/_cjm && fpath=($PWD/functions $fpath)
  autoload -Uz compinit && compinit -D -u && [[ $_comps[cjm] == _cjm ]]' - "$dir/cjm.zsh"
check "an unknown shell" gives_saying 2 "did you mean 'zsh'" "$CJM" completions zhs
check "one shell at a time" gives 2 "$CJM" completions bash zsh
finish
