printf 'title: T\nurl: https://e.org/%s\nphases: Order\n' "$(head -c 2400 /dev/zero | tr '\0' a)"
