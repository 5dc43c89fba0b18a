cat "$root"/tests/hostile/E126-*.yaml
