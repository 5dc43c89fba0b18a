printf 'title: Ordering\nphases: Order\n' | iconv -f UTF-8 -t UTF-16
