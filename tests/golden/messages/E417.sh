printf 'title: Ordering\nphases: [Compare, Order]\n' >base.yaml
printf 'extends: base.yaml\nphases: [{title: Pay, after: ship}, {title: Ship, after: pay}]\n'
