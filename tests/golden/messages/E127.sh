printf 'title: &t Ordering\nphases: Order\nconclusions:\n'; perl -e 'print "  - *t\n" x 10001'
