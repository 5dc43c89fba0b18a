printf '{title: Many steps, phases: [{title: First, steps: ['; perl -e 'print "b," x 11999'; printf 'b]}]}\n'
