printf 'title: '; head -c 70000 /dev/zero | tr '\0' x; printf '\nphases: Order\n'
