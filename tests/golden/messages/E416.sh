printf 'title: Ordering\nphases: [Compare, Order]\n' >base.yaml
printf 'extends: base.yaml\nphases: [{id: comparr, remove: true}]\n'
