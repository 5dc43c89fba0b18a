printf 'title: T\nphases: [{title: Step, journey: 1.yaml}]\n'
for i in $(seq 17); do printf 'title: Map %s\nphases: [{title: Step, journey: %s.yaml}]\n' "$i" $((i + 1)) >"$i.yaml"; done
