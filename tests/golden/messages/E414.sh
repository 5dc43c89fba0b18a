printf 'title: T\nextends: base.yaml\nphases: A\n'
printf 'extends: map.yaml\n' >base.yaml
