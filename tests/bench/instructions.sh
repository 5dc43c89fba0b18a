# instructions COMMAND…: how many instructions it and the processes that it starts execute, which does not depend on what else the machine does.
instructions() {
  valgrind --tool=callgrind --trace-children=yes --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
    awk '/ refs:/ { gsub(",", ""); n += $NF } END { printf "%.0f\n", n }'
}
