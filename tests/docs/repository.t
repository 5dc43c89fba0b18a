#!/usr/bin/env bash
# The files of docs/repository.md are valid, and do what it says.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

block() { # NAME: writes the block behind the line "`NAME`:" to a file of that name
  awk -v name="\`$1\`:" '$0 == name { found = 1 } found && /^```/ { if (open) exit; open = 1; next } open' \
    "$root/docs/repository.md" >"$1"
  test -s "$1"
}
# reads FILE: the texts of its map, in .texts
reads() { "$tools/inspect" texts "$1" >.texts; }
shows() { reads "$1" && grep -qxF -- "$2" .texts || { cat .texts; return 1; }; }
hides() { reads "$1" && ! grep -qF -- "$2" .texts; }

for file in numbers history; do
  check "$file.csv" block $file.csv
done
for file in library order order-2027 order-live order-2026 parcel order-whole; do
  check "$file.yaml" block $file.yaml
  check "… has no mistakes" gives 0 "$CJM" check --strict $file.yaml
done
check "the library is no map" gives 1 "$CJM" render -q library.yaml -o library.svg
check "the journey has the library's persona" shows order.yaml 'Sanne'
check "the scenario has it too" shows order-2027.yaml 'Sanne'
check "… changes a step" shows order-2027.yaml 'Pays as a guest'
check "… takes one away" hides order-2027.yaml 'Opens an account'
check "… adds one" shows order-2027.yaml 'Sees when the parcel arrives'
check "… and a phase" shows order-2027.yaml 'Run'
check "a table's values are on the map" shows order-live.yaml '4.2'
check "… with the line of earlier ones" shows order-live.yaml '30 Sep 2024'
check "an earlier map is compared" shows order-2026.yaml 'Steps that are gone'
check "… new steps are marked" shows order-2026.yaml new
check "a map within a step" shows order-whole.yaml 'Waiting for the parcel'

sqlite3 journeys.db "create table latest (step text, csat real, emotion real); insert into latest values ('pay', 4.4, 1.3), ('cart', null, 0.5);"
PATH=$(dirname "$CJM"):$PATH
recipe() { # BEGINNING: runs the line of the page that begins so
  grep "^$1" "$root/docs/repository.md" | sed 's/order\.pdf/order.svg --svg-text live/' >step.sh
  test -s step.sh && bash -eo pipefail step.sh
}
check "numbers from a database" recipe sqlite3
check "… are on the map" grep -qF '>4.4<' order.svg
check "… one that is null changes nothing" bash -c '! grep -qF ">was 0<" order.svg'
check "another journey over this one" recipe 'cjm render order.yaml --overlay'
check "… is named" grep -qF '>Ordering running shoes in 2027<' order.svg
finish
