#!/usr/bin/env bash
# README.md is true: what it shows is what the program prints, and what it tells to type works.
. "$(dirname "$0")/../tap.sh"
build=$(cd "$(dirname "$CJM")" && pwd)
readme=$root/README.md
read -ra cc <<<"${CC:-cc}"
cd "$dir"

# The error that it shows, made again.
printf 'title: Shoes\nphases:\n  - title: Choose\n    painpoints: Too many sizes\n' >journey.yaml
error_is_current() {
  "$CJM" check journey.yaml 2>&1 | sed -n '/^error/,/= help/p' >printed
  sed -n '/^  error\[/,/= help/s/^  //p' "$readme" | diff - printed
}
check "its error is the one that is printed" error_is_current

# Its commands, but those that make and install.
commands() { grep -oE '`cjm [^`]*`|^(build/)?cjm .*' "$readme" | tr -d '`' | sed 's#^build/##' | sort -u; }
sed -n '/^```yaml$/,/^```$/p' "$readme" | grep -v '^```' >coffee.yaml
check "it has commands" test "$(commands | wc -l)" -ge 3
while read -r _ name arguments; do
  if [ -z "$arguments" ]; then
    check "cjm $name is a command" "$CJM" help "$name"
  else
    check "cjm $name $arguments works" "$CJM" "$name" $arguments
  fi
done < <(commands)

# Its program.
{
  printf '#include <stdio.h>\n#include <cjm/cjm.h>\nint main(void)\n{\n'
  sed -n '/^```c$/,/^```$/p' "$readme" | grep -vE '^```|^#include'
  printf '  return 0;\n}\n'
} >client.c
cp coffee.yaml journey.yaml
flags=(-std=c17 -Wall -Wextra -Wpedantic -Werror -I"$root/include")
case $build in */san) flags+=(-fsanitize=address,undefined) ;; esac
check "its program compiles" "${cc[@]}" "${flags[@]}" -o client client.c -L"$build" -lcjm -Wl,-rpath,"$build"
check "… and prints the size of a map" prints '^[0-9]+ by [0-9]+ px$' ./client
finish
