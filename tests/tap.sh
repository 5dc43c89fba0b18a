# tap.sh: for tests in shell. Source it, call `check` as often as needed, end with `finish`.
# $CJM is the program, $dir a folder of the test's own, $root the project's.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CJM=${CJM:-$root/build/cjm}
tools=$(dirname "$CJM")/tools
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset SOURCE_DATE_EPOCH NO_COLOR

tap_n=0
tap_failed=0

# check NAME COMMAND…: passes where the command does; what it says is shown where it does not.
check() {
  local name=$1 said
  shift
  tap_n=$((tap_n + 1))
  if said=$("$@" 2>&1 </dev/null); then
    echo "ok $tap_n - $name"
  else
    echo "not ok $tap_n - $name"
    sed 's/^/# /' <<<"$said"
    tap_failed=1
  fi
}

# known_failure REASON NAME COMMAND…: like check, for what is known not to hold yet. It runs and is shown, as TAP's TODO, and does not fail the run.
known_failure() {
  local reason=$1 failed=$tap_failed
  shift
  check "$@" | sed -E "s/^(not )?ok [0-9]+ - .*/& # TODO $reason/"
  tap_n=$((tap_n + 1))
  tap_failed=$failed
}

# gives STATUS COMMAND…: the command has this exit status. Its output is in $dir/.out, its messages in $dir/.err.
gives() {
  local wanted=$1 status
  shift
  "$@" >"$dir/.out" 2>"$dir/.err"
  status=$?
  [ "$status" -eq "$wanted" ] || { echo "status $status, not $wanted: $*"; cat "$dir/.err"; return 1; }
}

# gives_saying STATUS PATTERN COMMAND…: and its messages hold the pattern.
gives_saying() {
  local wanted=$1 pattern=$2
  shift 2
  gives "$wanted" "$@" && { grep -qE -- "$pattern" "$dir/.err" || { echo "no '$pattern' in:"; cat "$dir/.err"; return 1; }; }
}

# prints PATTERN COMMAND…: the command succeeds, and its output holds the pattern.
prints() {
  local pattern=$1
  shift
  gives 0 "$@" && { grep -qE -- "$pattern" "$dir/.out" || { echo "no '$pattern' in:"; cat "$dir/.out"; return 1; }; }
}

# starts FILE BYTES: the file begins so.
starts() {
  [ "$(head -c ${#2} "$1" | tr -d '\0')" = "$2" ] || { echo "$1 does not begin with $2"; return 1; }
}

# soon COMMAND…: runs the command again and again until it succeeds. The limit is only for what never happens, however busy the machine.
soon() {
  local until=$((SECONDS + ${SOON_MAX:-300}))
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $until ] || { echo "never: $*"; return 1; }
    sleep 0.01
  done
}

# in_time SECONDS COMMAND…: the command succeeds with `--timeout SECONDS` behind it, or with ten times as much and so on: a busy machine needs longer.
in_time() {
  local seconds=$1 try
  shift
  for try in 1 2 3; do
    "$@" --timeout "$seconds" && return 0
    seconds=${seconds}0
  done
  return 1
}

absent() {
  [ ! -e "$1" ] || { echo "$1 is there"; return 1; }
}

# Before a command: it has no more rights to files than their modes give, even for root.
by_rights=()
[ "$(id -u)" -ne 0 ] || by_rights=(setpriv --bounding-set=-dac_override,-dac_read_search)

finish() {
  echo "1..$tap_n"
  exit $tap_failed
}
