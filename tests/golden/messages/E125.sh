printf 'title: Deep\nphases: '; printf '[%.0s' {1..70}; printf ']%.0s' {1..70}
