printf 'title: T\nphases: [{id: pay, title: Pay, journey: pay.yaml}]\n'
printf 'title: Paying\nphases: [{title: Choose, journey: map.yaml}]\n' >pay.yaml
