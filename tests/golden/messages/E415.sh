printf 'extends: base-1.yaml\n'
for i in $(seq 15); do echo "extends: base-$((i + 1)).yaml" >"base-$i.yaml"; done
