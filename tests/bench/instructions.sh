# instructions COMMAND…: how many it and the processes that it starts execute, which does not depend on what else the machine does. A forked
# worker of cjm begins with the count of its parent; getppid() is the first that it calls. Confined,
# it could not write what Valgrind writes.
instructions() {
  CJM_UNCONFINED=1 valgrind --tool=callgrind --trace-children=yes --callgrind-out-file=/dev/null --zero-before=getppid "$@" 2>&1 >/dev/null |
    awk '/ refs:/ { gsub(",", ""); n += $NF } END { printf "%.0f\n", n }'
}
