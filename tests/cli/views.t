#!/usr/bin/env bash
# Views of a journey, and what the command line chooses of it: which steps, items, people, lanes and blocks are drawn, and where.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

cat >map.yaml <<'END'
title: Ordering shoes
personas:
  - {id: sanne, title: Sanne Visser, goals: Shoes that fit, segment: racers}
  - {id: omar, title: Omar Haddad, goals: A gift, segment: givers}
segments: [{id: racers, title: Racing people}, {id: givers, title: Giving people}]
sources: [{id: i1, title: First interviews}, {id: s2, title: Second survey}, {id: x3, title: Third analytics}]
tags: [{id: mobile, title: Mobile}]
lanes: [default, {id: risks, title: Risk register, kind: text}]
plan:
  - {id: p1, title: Guest checkout project, solves: guest}
  - {id: p2, title: Return label project, solves: label}
phases:
  - title: Choose
    steps:
      - {id: look, title: Looks around, emotions: {sanne: 1, omar: 0}, next: {to: send, label: Gives up at once}}
      - {id: try, title: Tries on, emotions: {sanne: 2, omar: -1}, tags: mobile, risks: Wrong size}
  - title: Order
    steps:
      - id: pay
        title: Pays
        emotions: {sanne: -1, omar: 1}
        thoughts: [{text: Why so dear, persona: sanne}, {text: Gift wrapped please, persona: omar}]
        pain_points: {text: Costs come late, sources: i1}
        opportunities: {id: guest, text: Order as a guest, customer_value: 80, effort: 2}
  - title: Return
    steps:
      - id: send
        title: Sends back
        emotions: {sanne: -2, omar: 0}
        pain_points: {text: No label inside, sources: s2}
        opportunities: {id: label, text: Put a label in, customer_value: 60, effort: 1}
views:
  - {id: board, title: For the board, headline: Returns hurt most, lanes: [emotion, risks], blocks: legend}
  - {id: end, title: How it ends, phases: [choose, return], theme: dark, lang: nl}
  - {id: gifts, title: Gifts, personas: omar, hide_lanes: thoughts}
END
printf 'title: Plain\nphases: A\n' >plain.yaml

draw() { gives 0 "$CJM" render map.yaml --svg-text live -o map.svg "$@"; } # OPTIONS…
has() { # WORDS…: the drawing says them
  for words; do grep -qF "$words" map.svg || { echo "no '$words'"; return 1; }; done
}
lacks() {
  for words; do ! grep -qF "$words" map.svg || { echo "'$words' is there"; return 1; }; done
}
all_of() { # the map, drawn whole
  draw && has 'Omar' 'Sanne' 'Sends back' 'Second survey' 'Return label project' 'Gives up at once' && lacks 'left out'
}
check "the whole map leaves nothing out" all_of

board() {
  draw --view board && has 'For the board' 'Returns hurt most' 'Wrong size' 'Legend' && lacks 'Why so dear' 'First interviews' 'Touchpoints'
}
check "a view chooses heading, lanes, and blocks" board
gap() {
  draw --view end && has 'Sends back' 'Second survey' '>4<' 'hier weggelaten stappen' 'Return label project' &&
    lacks 'Pays' 'Costs come late' 'First interviews' 'Guest checkout project'
}
check "phases that a view leaves out take steps, plan and sources along; numbers stay, the gap is explained" gap
uncited() { draw --phase order && has 'Third analytics' && lacks 'Second survey'; }
check "a source that nothing cites stays, one that only what is left out cites does not" uncited
person() {
  draw --persona omar && has 'Omar Haddad' 'Gift wrapped please' 'Giving people' && lacks 'Sanne' 'Why so dear' 'Racing people' 'Shoes that fit'
}
check "a persona brings their card, feelings, segment and what belongs to nobody else" person
arrows() { draw --phase choose,order && lacks 'Gives up at once'; }
check "an arrow does not lead to a step that is left out" arrows
over() { draw --view gifts --persona sanne --lanes thoughts,emotion && has 'Why so dear' 'Sanne Visser' && lacks 'Omar' 'Gift wrapped'; }
check "the command line goes over the view" over
added() { draw --view gifts --hide-lanes risks && lacks 'Wrong size' 'Gift wrapped'; }
check "lanes that it hides are hidden beside those of the view" added
letters() { draw --phase return --blocks matrix,plan && has '>B<' && lacks '>A<'; }
check "opportunities keep the letters of the whole map" letters
tags() {
  sed 's/title: Pays/title: Pays\n        tags: [web]/' map.yaml >tagged.yaml
  gives 0 "$CJM" render tagged.yaml --tag mobile --svg-text live -o map.svg && has 'Tries on' 'Looks around' && lacks 'Pays'
}
check "a tag keeps what has it, and what has none" tags

left_out() { # PATTERN OPTIONS…
  local pattern=$1
  shift
  gives_saying 0 "$pattern" "$CJM" render map.yaml -v -o map.svg "$@"
}
check "-v names the steps that are left out" left_out 'left out: step 3 \(Pays\)' --view end
check "-v names the persona" left_out 'left out: persona Sanne' --persona omar
check "-v counts the items" left_out 'left out: 1 item of' --persona omar
check "-v names the lanes" left_out 'left out: thoughts' --view board

check "an unknown view: the nearest" gives_saying 2 "no view 'bord'; did you mean 'board'" "$CJM" render map.yaml --view bord -o map.svg
check "an unknown view: all of them" gives_saying 2 "there are board, end and gifts" "$CJM" render map.yaml --view xyz -o map.svg
check "a journey without views" gives_saying 2 "plain.yaml: .*has no views" "$CJM" render plain.yaml --view board -o map.svg
check "an unknown lane" gives_saying 2 "no lane 'emotions'; did you mean 'emotion'" "$CJM" render map.yaml --lanes emotions -o map.svg
check "a lane of the author's own" gives_saying 2 "did you mean 'risks'" "$CJM" render map.yaml --hide-lanes risk -o map.svg
check "an unknown block" gives_saying 2 "did you mean 'legend'" "$CJM" render map.yaml --blocks legnd -o map.svg
check "an unknown persona" gives_saying 2 "did you mean 'sanne'" "$CJM" render map.yaml --persona sane -o map.svg
check "an unknown phase" gives_saying 2 "did you mean 'order'" "$CJM" render map.yaml --phase ordr -o map.svg
check "an unknown tag" gives_saying 2 "no tag 'paper'; there is mobile" "$CJM" render map.yaml --tag paper -o map.svg
check "an unknown path" gives_saying 2 "no path 'app'; the journey has no paths" "$CJM" render map.yaml --path app -o map.svg
check "an unknown language" gives_saying 2 "no language 'xx'" "$CJM" render map.yaml --lang xx -o map.svg
check "a title stands for its id" draw --persona "Sanne Visser"
nothing() {
  cp map.svg before
  printf 'title: A\ntags: [x, y]\nphases: {title: P, steps: {title: S, tags: x}}\n' >one.yaml
  gives_saying 2 'no step belongs' "$CJM" render one.yaml --tag y -o map.svg && cmp before map.svg
}
check "choices that leave no step are refused, and nothing is written" nothing
empty() {
  printf 'title: A\nviews: {id: none, title: None, tags: y}\nphases: {title: P, steps: {title: S, tags: x}}\n' >one.yaml
  gives 1 "$CJM" check one.yaml && grep -q '1:.*E230\|E230' .out && gives_saying 1 E230 "$CJM" render one.yaml --view none -o map.svg
}
check "a view that shows no step is an error of the file" empty

many() {
  rm -f ./*.svg ./*.pdf
  gives 0 "$CJM" render map.yaml plain.yaml --view all -f svg,pdf -o 'out/{stem}-{view}.{format}'
  diff <(cd out && ls) <(printf '%s\n' map-{board,end,gifts}.{pdf,svg} plain-map.{pdf,svg})
}
check "all views, by a template; a journey without views is drawn whole" many
beside() {
  gives 0 "$CJM" render map.yaml --view all --view board -o maps/ && gives 0 "$CJM" render map.yaml --view end
  ls maps/map-board.svg maps/map-end.svg maps/map-gifts.svg map-end.svg
}
check "without a template, a view goes to STEM-VIEW" beside
check "several views need several places" gives_saying 2 "put \{view\} in it" "$CJM" render map.yaml --view all -o out.svg
check "as on standard output" gives_saying 2 "takes one view" "$CJM" render map.yaml --view board --view end -o -
clash() {
  cp map.yaml other.yaml
  rm -rf clash
  gives_saying 2 "would both become" "$CJM" render map.yaml other.yaml --view all -o 'clash/{view}.svg'
  absent clash
}
check "two views onto one path are refused before anything is written" clash
once() {
  sed -i 's/title: Sends back/title: Sends back\n        when: 45 mimutes/' other.yaml
  gives 0 "$CJM" render other.yaml --view all -o maps/ && [ "$(grep -c W204 .err)" = 1 ]
}
check "messages are written once, whatever the number of views" once
follows() {
  gives 0 "$CJM" render map.yaml --view all -o maps/ --deps map.d --report report
  grep -q '^maps/map-board.svg maps/map-end.svg maps/map-gifts.svg: .*\|^maps/map-board.svg maps/map-end.svg' map.d &&
    [ "$(jq -r '.outputs[].view' report | tr '\n' ' ')" = 'board end gifts ' ]
}
check "--deps and --report know the views" follows
stale() {
  gives 0 "$CJM" render map.yaml --view all -o maps/ --check && sed -i 's/Returns hurt/Refunds hurt/' map.yaml &&
    gives_saying 1 'map-board.svg is stale' "$CJM" render map.yaml --view all -o maps/ --check && ! grep -q 'map-end.svg is stale' .err
}
check "--check looks at each view" stale

cat >forks.yaml <<'END'
title: Parking
paths: [{id: app, title: Phone, share: 58%}, {id: card, title: Plastic, share: 33%}, {id: coins, title: Change, share: 9%}]
phases:
  - {title: Arrive, emotion: 1}
  - {title: Tap, path: app, when: 20s, emotion: 1.5}
  - {title: Insert, path: [card, coins], when: 2m, emotion: -0.5}
  - {title: Drive off, emotion: 0.4}
END
draws() { # NAMES OPTION…: of the three paths, these are named
  local wanted=$1
  shift
  gives 0 "$CJM" render forks.yaml -o forks.svg --svg-text live "$@"
  [ "$(grep -oE '(Phone|Plastic|Change)\b' forks.svg | sort -u | tr '\n' ' ')" = "$wanted" ] || { grep -oE '(Phone|Plastic|Change)' forks.svg | sort | uniq -c; return 1; }
}
check "all paths of a fork" draws 'Change Phone Plastic '
check "a fork has the paths that are chosen alone" draws 'Change ' --path coins
check "… and nobody goes straight on where a path is left out" bash -c '! grep -q "straight on" forks.svg'
check "… of two, one is the main path" draws 'Change Plastic ' --path card --path coins
finish
