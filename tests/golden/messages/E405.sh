# A journey whose map has more pixels than a PNG may have.
echo 'title: Ordering'
echo 'phases:'
for phase in $(seq 60); do
  echo "  - title: Phase $phase"
  echo '    steps:'
  for step in $(seq 6); do echo "      - {title: Step $step, thoughts: What next}"; done
done
