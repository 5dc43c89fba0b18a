"use strict";
(function () {
  const D = JSON.parse(document.getElementById("data").textContent), W = D.words;
  const body = document.body, root = document.documentElement, rtl = root.dir === "rtl";
  const $ = (query, inside) => (inside || document).querySelector(query);
  const $$ = (query, inside) => Array.from((inside || document).querySelectorAll(query));
  const SVG = "http://www.w3.org/2000/svg";

  /* Decompresses data of zlib (RFC 1950 and 1951). */
  function inflate(data) {
    const out = [];
    let at = 2, held = 0, value = 0;
    const bits = n => {
      for (; held < n; held += 8) value |= data[at++] << held;
      const low = value & (1 << n) - 1;
      value >>>= n;
      held -= n;
      return low;
    };
    /* Codes, each with a 1 in front of its bits, to symbols. */
    const codes = lengths => {
      const found = new Map();
      for (let n = 1, code = 0; n < 16; n++, code <<= 1)
        lengths.forEach((length, symbol) => { if (length === n) found.set(1 << n | code++, symbol); });
      return found;
    };
    const symbol = known => {
      let code = 1;
      do code = code << 1 | bits(1); while (!known.has(code));
      return known.get(code);
    };
    /* What the symbols of lengths and distances begin with, and how many bits follow. */
    const series = (n, start, every) => Array.from({ length: n }, (_, i) => {
      const more = Math.max(0, Math.floor(i / every) - 1), from = start;
      start += 1 << more;
      return [from, more];
    });
    const lengths = series(28, 3, 4).concat([[258, 0]]), distances = series(30, 1, 2);
    const valueOf = ([from, more]) => from + bits(more);
    const repeat = (n, one) => Array(n).fill(one);
    const trees = () => {
      const n = bits(5) + 257, m = bits(5) + 1, meta = repeat(19, 0), all = [];
      for (let k = bits(4) + 4, i = 0; i < k; i++) meta[[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][i]] = bits(3);
      for (const known = codes(meta); all.length < n + m;) {
        const one = symbol(known);
        if (one < 16) all.push(one);
        else all.push(...one === 16 ? repeat(3 + bits(2), all[all.length - 1]) : repeat(one === 17 ? 3 + bits(3) : 11 + bits(7), 0));
      }
      return [codes(all.slice(0, n)), codes(all.slice(n))];
    };
    for (let last = 0; !last;) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        value = held = 0;
        const end = at + 4 + (data[at] | data[at + 1] << 8);
        for (at += 4; at < end;) out.push(data[at++]);
        continue;
      }
      const [letters, steps] = kind === 2 ? trees() :
        [codes([...repeat(144, 8), ...repeat(112, 9), ...repeat(24, 7), ...repeat(8, 8)]), codes(repeat(30, 5))];
      for (let one; (one = symbol(letters)) !== 256;) {
        if (one < 256) { out.push(one); continue; }
        let n = valueOf(lengths[one - 257]);
        for (const back = valueOf(distances[symbol(steps)]); n--;) out.push(out[out.length - back]);
      }
    }
    return new TextDecoder().decode(Uint8Array.from(out));
  }

  /* The drawing, and then the pages of paper, as texts of SVG. */
  const art = inflate(Uint8Array.from(atob($("#art").textContent), c => c.charCodeAt(0))).split("\0");
  const svgOf = text => document.adoptNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement);
  $("#drawing").append(svgOf(art[0]));

  const stage = $("#stage"), pane = $("#window"), drawing = $("#drawing"), table = $("#rows table"), map = $("svg", drawing);
  const rows = D.steps.map((_, s) => $('tr.step[data-s="' + s + '"]'));
  const bodies = $$("tbody", table);
  const phone = matchMedia("(max-width:720px)");
  const MAIN = ["emotion", "thoughts", "touchpoints", "pain_points", "opportunities"]; /* lanes that are not folded on a phone */

  const S = { step: -1, view: "", table: false, off: new Set(), lanes: new Set(), tag: -1, q: "", sort: -1, letters: true };

  function el(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  function shape(name, attributes, inside) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (inside) inside.append(made);
    return made;
  }

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const button = (label, action, more) => el("button", { type: "button", onclick: action, ...more }, label);

  /* A copy of an element, without ids: what refers to them finds the original. */
  function copy(element) {
    const made = element.cloneNode(true);
    for (const one of [made, ...$$("[id]", made)]) one.removeAttribute("id");
    return made;
  }

  /* ---- the address ---- */

  function write() {
    const p = new URLSearchParams();
    if (S.step >= 0) p.set("step", D.steps[S.step].id);
    if (S.view) p.set("view", S.view);
    if (S.table) p.set("table", "");
    if (S.off.size) p.set("persona", [...S.off].map(i => "-" + D.lines[i].id).join(","));
    if (S.lanes.size) p.set("lanes", [...S.lanes].map(l => "-" + D.lanes[l].key).join(","));
    if (S.tag >= 0) p.set("tag", D.tags[S.tag].title);
    if (S.q) p.set("q", S.q);
    if (S.sort >= 0) p.set("sort", S.sort);
    const text = p.toString().replace(/=(?=&|$)/g, "");
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  function read() {
    const p = new URLSearchParams(location.hash.slice(1));
    const hidden = (key, list, name) => new Set((p.get(key) || "").split(",").filter(x => x[0] === "-")
      .map(x => list.findIndex(one => one[name] === x.slice(1))).filter(i => i >= 0));
    S.step = D.steps.findIndex(step => step.id === p.get("step"));
    S.view = D.views.some(view => view.id === p.get("view")) ? p.get("view") : "";
    S.table = p.has("table");
    S.off = hidden("persona", D.lines, "id");
    S.lanes = hidden("lanes", D.lanes, "key");
    S.tag = D.tags.findIndex(tag => tag.title === p.get("tag"));
    S.q = p.get("q") || "";
    S.sort = p.has("sort") ? Math.min(+p.get("sort") || 0, D.lanes.length) : -1;
  }

  /* ---- the curve, small ---- */

  const tone = level => level > 0.05 ? "good" : level < -0.05 ? "bad" : "plain";

  /* Monotone cubic interpolation (Fritsch and Carlson 1980), as on the map: it never overshoots. */
  function curve(list) {
    const points = list.map(point => point.slice(0, 2)), n = points.length, slope = [], m = [];
    for (let i = 0; i + 1 < n; i++) slope.push((points[i + 1][1] - points[i][1]) / (points[i + 1][0] - points[i][0]));
    for (let i = 0; i < n; i++) {
      const a = slope[i - 1], b = slope[i];
      m.push(i === 0 ? b || 0 : i === n - 1 ? a : a * b <= 0 ? 0 : 2 * a * b / (a + b));
    }
    let d = "M" + points[0];
    for (let i = 0; i + 1 < n; i++) {
      const h = (points[i + 1][0] - points[i][0]) / 3;
      d += "C" + [points[i][0] + h, points[i][1] + m[i] * h, points[i + 1][0] - h, points[i + 1][1] - m[i + 1] * h, ...points[i + 1]].map(v => v.toFixed(1));
    }
    return d;
  }

  function spark(selected, width) {
    const w = width, h = 48, n = D.steps.length, at = s => (rtl ? n - 1 - s + 0.5 : s + 0.5) * w / n, y = level => h / 2 - level * (h / 2 - 6);
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 " + w + " " + h);
    svg.setAttribute("class", "spark");
    svg.setAttribute("aria-hidden", "true");
    D.phases.forEach((phase, p) => {
      const from = at(phase.first) - w / n / 2, to = at(phase.first + phase.n - 1) + w / n / 2;
      shape("rect", { x: Math.min(from, to) + 1, width: Math.max(1, Math.abs(to - from) - 2), height: h, rx: 3, class: selected >= 0 && D.steps[selected].phase === p ? "on" : "" }, svg);
    });
    shape("path", { d: "M0 " + h / 2 + "H" + w, class: "mid" }, svg);
    D.lines.map((line, i) => [line, i]).reverse().forEach(([line, i]) => {
      if (S.off.has(i)) return;
      const points = line.levels.map((level, s) => level === null ? null : [at(s), y(level), level, s]).filter(Boolean);
      if (rtl) points.reverse();
      if (!points.length) return;
      if (i) return void shape("path", { d: curve(points), class: "other" }, svg);
      for (let k = 0; k + 1 < points.length; k++) {
        /* Each leg in the colour of the lower of its two ends. */
        const leg = curve(points).split("C");
        shape("path", { d: "M" + points[k].slice(0, 2) + "C" + leg[k + 1], class: tone(Math.min(points[k][2], points[k + 1][2])) }, svg);
      }
      for (const [x, py, level, s] of points)
        shape("circle", { cx: x, cy: py, r: s === selected ? 5.5 : 3, class: tone(level) + (s === selected ? " on" : "") }, svg).addEventListener("click", () => select(s));
    });
    return svg;
  }

  /* ---- the map: columns, gutter, lanes ---- */

  const columns = el("div", { id: "columns" }), gutter = el("div", { id: "gutter", "aria-hidden": "true" });
  const strips = el("div", { class: "strips" });
  const before = button("", () => turn(-1), { class: "more before" }), after = button("", () => turn(1), { class: "more after" });
  const cells = D.steps.map((step, s) => {
    const made = button("", () => select(S.step === s ? -1 : s), { "aria-label": step.label + " " + step.title });
    made.style.left = step.x + "px";
    made.style.width = step.w + "px";
    return made;
  });

  /* A part of the drawing, from `top`, `height` px high; the column of names alone, or everything. */
  function strip(top, height, names) {
    const left = names && rtl ? D.width - D.names : 0, width = names ? D.names : D.width;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", [left, top, width, height].join(" "));
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    shape("use", { href: "#" + map.id }, svg);
    return svg;
  }

  function segments() {
    if (!S.lanes.size) return [[0, D.height]];
    const first = D.lanes.length ? Math.min(...D.lanes.map(lane => lane.y)) : D.height, list = [[0, first]];
    D.lanes.forEach((lane, l) => { if (!S.lanes.has(l)) list.push([lane.y, lane.h, l]); });
    return list;
  }

  function showLanes() {
    const parts = segments(), emotion = D.lanes.findIndex(lane => lane.key === "emotion");
    let y = 0, from = 0, to = 0;
    map.classList.toggle("away", parts.length > 1);
    map.style.display = parts.length > 1 ? "none" : "";
    strips.replaceChildren(...(parts.length > 1 ? parts.map(part => strip(part[0], part[1], false)) : []));
    gutter.replaceChildren(...parts.map(part => strip(part[0], part[1], true)));
    for (const [top, height, lane] of parts) {
      if (lane === emotion && emotion >= 0) [from, to] = [y, y + height];
      y += height;
    }
    if (parts.length === 1 && emotion >= 0) [from, to] = [D.lanes[emotion].y, D.lanes[emotion].y + D.lanes[emotion].h];
    columns.style.setProperty("--from", from + "px");
    columns.style.setProperty("--to", to + "px");
    columns.style.height = y + "px";
    $$("[data-l]", table).forEach(cell => { cell.hidden = S.lanes.has(+cell.dataset.l); });
  }

  function hiddenSteps() {
    const left = pane.scrollLeft, width = pane.clientWidth - 24;
    const x = step => rtl ? D.width - step.x - step.w : step.x, offset = Math.abs(left);
    const out = { before: [], after: [] };
    D.steps.forEach(step => {
      if (x(step) + step.w / 2 < offset + D.names) out.before.push(step);
      else if (x(step) + step.w / 2 > offset + width) out.after.push(step);
    });
    return out;
  }

  function range(steps) {
    return steps.length > 1 ? steps[0].label + "–" + steps[steps.length - 1].label : steps.length ? steps[0].label : "";
  }

  function showMore() {
    const out = hiddenSteps();
    before.hidden = !out.before.length || S.table;
    after.hidden = !out.after.length || S.table;
    before.textContent = "‹ " + range(out.before);
    after.textContent = range(out.after) + " ›";
    after.style.insetInlineEnd = (S.step >= 0 && !phone.matches ? 406 : 10) + "px";
  }

  function turn(direction) {
    pane.scrollBy({ left: (rtl ? -1 : 1) * direction * Math.max(160, (pane.clientWidth - D.names) * 0.8) });
  }

  function reveal(s) {
    const step = D.steps[s], x = rtl ? D.width - step.x - step.w : step.x, left = Math.abs(pane.scrollLeft);
    const room = pane.clientWidth - 24;
    if (step.w > room - D.names || x < left + D.names) pane.scrollLeft = (rtl ? -1 : 1) * (x - D.names);
    else if (x + step.w > left + room) pane.scrollLeft = (rtl ? -1 : 1) * (x + step.w - room + 8);
  }

  /* ---- what is chosen ---- */

  const words = rows.map(row => row.textContent.toLocaleLowerCase());

  function isShown(s) {
    const view = D.views.find(one => one.id === S.view);
    if (view && !view.steps.includes(s)) return false;
    if (S.tag >= 0 && !D.tags[S.tag].steps.includes(s)) return false;
    return !S.q || words[s].includes(S.q.toLocaleLowerCase());
  }

  /* ---- the panel ---- */

  const panel = el("aside", { id: "panel", "aria-label": W.details });

  const elementOf = (object, inside) => $('[data-o="' + object + '"]', inside || document);
  const linksOf = (relation, key, object) => D.links.filter(link => link[0] === relation && link[key] === object);
  const CITES = 0, SOLVES = 1, PLANNED = 2, FROM = 2, TO = 3;

  function stepButton(s) {
    return button(D.steps[s].label, () => select(s), { "aria-label": D.steps[s].label + " " + D.steps[s].title });
  }

  function link(title, parts) {
    return parts.length ? el("div", {}, el("h4", {}, title), ...parts) : "";
  }

  function lightUp(object, on) {
    $$('[data-o="' + object + '"]').forEach(one => { if (!panel.contains(one)) one.classList.toggle("lit", on); });
  }

  function card(object) {
    const original = elementOf(object, table) || elementOf(object, $("#blocks"));
    if (!original) return "";
    const made = copy(original);
    made.tabIndex = 0;
    made.addEventListener("focus", () => lightUp(object, true));
    made.addEventListener("blur", () => lightUp(object, false));
    return made;
  }

  function sourceCards(s) {
    const cited = [...new Set(D.links.filter(one => one[0] === CITES && one[1] === s).map(one => one[TO]))];
    return cited.map(source => {
      const steps = [...new Set(linksOf(CITES, TO, source).map(one => one[1]))].filter(other => other !== s);
      const also = steps.length ? el("div", { class: "also" }, W.also, ...steps.map(stepButton)) : "";
      return el("div", {}, card(source), also);
    });
  }

  function chain(s) {
    const own = kind => $$("." + kind + "[data-o]", rows[s]).map(one => +one.dataset.o);
    const pains = [...own("pain"), ...own("gap")], opportunities = own("opportunity");
    for (const pain of pains) for (const one of linksOf(SOLVES, TO, pain)) if (!opportunities.includes(one[FROM])) opportunities.push(one[FROM]);
    const plans = [], missing = [];
    for (const opportunity of opportunities) {
      const planned = linksOf(PLANNED, FROM, opportunity);
      if (!planned.length) missing.push(opportunity);
      for (const one of planned) if (!plans.includes(one[TO])) plans.push(one[TO]);
    }
    const sources = sourceCards(s), none = text => el("p", { class: "also" }, text);
    if (!sources.length && !pains.length && !opportunities.length) return "";
    return el("div", { class: "chain" },
      link(W.sources, sources.length ? sources : pains.length ? [none(W.no_source)] : []),
      link(W.pains, pains.map(card)),
      link(W.opportunities, opportunities.length ? opportunities.map(card) : pains.length ? [none(W.no_opportunity)] : []),
      link(W.plan, plans.length ? plans.map(card) : opportunities.length ? [none(W.no_plan)] : []));
  }

  function showPanel() {
    panel.hidden = S.step < 0;
    if (panel.hidden) return;
    const s = S.step, step = D.steps[s], row = rows[s];
    const sections = $$("td[data-l]", row).filter(cell => cell.firstElementChild && !["pain_points", "opportunities", "gaps"].includes(D.lanes[cell.dataset.l].key) && !S.lanes.has(+cell.dataset.l))
      .map(cell => el("section", {}, el("h3", {}, D.lanes[cell.dataset.l].title), ...Array.from(cell.childNodes, copyNode)));
    const address = location.href;
    panel.replaceChildren(
      el("div", { class: "top" }, el("span", {}, D.phases[step.phase].title + " · " + say(W.step_of, { k: step.label, n: D.steps.length })),
        button("←", () => go(-1), { "aria-label": W.previous, disabled: s === 0 }), button("→", () => go(1), { "aria-label": W.next, disabled: s === D.steps.length - 1 }),
        button("✕", () => select(-1), { "aria-label": W.close })),
      el("h2", {}, step.title), D.lines.length ? spark(s, 356) : "", ...sections, chain(s),
      el("div", { class: "also" }, button(W.copy_link, event => {
        const done = () => { event.target.textContent = W.copied; };
        if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, () => {});
      }), el("code", {}, "#step=" + step.id)));
  }

  function copyNode(node) {
    return node.nodeType === 1 ? copy(node) : node.cloneNode();
  }

  /* ---- the table ---- */

  function sortKey(s, column) {
    if (column === 0) return s;
    const lane = D.lanes[column - 1], cell = $('td[data-l="' + (column - 1) + '"]', rows[s]);
    if (lane.key === "emotion") {
      const line = D.lines[0];
      return line && line.levels[s] !== null ? line.levels[s] : Infinity;
    }
    const text = cell.textContent.trim(), number = parseFloat(text.replace(/[^\d.,−-]+/g, " ").trim().replace("−", "-").replace(",", "."));
    return lane.key === "metrics" && !isNaN(number) ? number : text || "\uffff";
  }

  function showSort() {
    const order = D.steps.map((_, s) => s);
    if (S.sort > 0) order.sort((a, b) => {
      const x = sortKey(a, S.sort), y = sortKey(b, S.sort);
      return x < y ? -1 : x > y ? 1 : a - b;
    });
    bodies.forEach(one => one.classList.toggle("all", S.sort > 0));
    if (S.sort > 0) order.forEach(s => bodies[0].append(rows[s]));
    else order.forEach(s => bodies[D.steps[s].phase].append(rows[s]));
    $$("thead th", table).forEach((head, i) => head.setAttribute("aria-sort", i === S.sort ? "ascending" : "none"));
  }

  /* ---- everything ---- */

  /* What the drawing has of each line. The ids of groups end with the id of the persona, and a number if others have it too. */
  const groups = D.lines.map(line => $$("[id]", map).filter(one => {
    const found = /-(?:curve|mark|part)-(.*?)(?:_\d+)?$/.exec(one.id);
    return found && found[1] === line.id;
  }));

  /* The pages of paper show the whole map: where lanes or personas are hidden, the drawing is printed. They are made when they are needed. */
  function makeSheets() {
    if ($("#sheets")) return;
    const sheets = el("div", { id: "sheets", "aria-hidden": "true" }, ...art.slice(1).map(text => el("div", {}, svgOf(text))));
    $$('[id^="cjm-"]', sheets).forEach(one => one.removeAttribute("id"));
    body.append(sheets);
  }

  const count = el("output", {});

  function show() {
    const view = D.views.find(one => one.id === S.view);
    body.classList.toggle("map", !S.table);
    body.classList.toggle("whole", !S.lanes.size && !S.off.size);
    showLanes();
    showSort();
    let found = 0;
    D.steps.forEach((_, s) => {
      const shown = isShown(s);
      found += shown;
      cells[s].classList.toggle("dim", !shown);
      rows[s].classList.toggle("dim", !shown);
      rows[s].classList.toggle("on", s === S.step);
      if (s === S.step) cells[s].setAttribute("aria-current", "true");
      else cells[s].removeAttribute("aria-current");
      rows[s].hidden = phone.matches && !shown;
    });
    count.textContent = S.q ? found + "/" + D.steps.length : "";
    D.lines.forEach((line, i) => {
      const off = S.off.has(i);
      groups[i].forEach(group => { group.style.display = off ? "none" : ""; });
      if (line.o) $$('td [data-o="' + line.o + '"]', table).forEach(one => { one.hidden = off; });
    });
    showPanel();
    $$("[data-press]").forEach(one => one.setAttribute("aria-pressed", String(presses[one.dataset.press]())));
    $$("#bar [role=tab]").forEach(tab => tab.setAttribute("aria-selected", String(tab.dataset.view === S.view)));
    $$("#bar [data-lane]").forEach(box => { box.checked = !S.lanes.has(+box.dataset.lane); });
    $$("#bar [data-tag]").forEach(box => { box.checked = +box.dataset.tag === S.tag; });
    const bare = $("#lanes-count");
    if (bare) bare.textContent = D.lanes.length - S.lanes.size + "/" + D.lanes.length;
    if (search.value !== S.q) search.value = S.q;
    showWhere();
    showMore();
    write();
    return view;
  }

  function select(s) {
    S.step = s;
    show();
    if (s < 0) return;
    if (phone.matches || S.table) rows[s].scrollIntoView({ block: "nearest" });
    else reveal(s);
    showMore();
  }

  function go(by) {
    const list = D.steps.map((_, s) => s).filter(s => isShown(s)), at = list.indexOf(S.step);
    const next = at < 0 ? (by > 0 ? list.find(s => s > S.step) : list.filter(s => s < S.step).pop()) : list[at + by];
    if (next !== undefined) select(next);
  }

  function toggle(set, value) {
    if (set.has(value)) set.delete(value);
    else set.add(value);
    show();
  }

  /* A view chooses steps, and the lanes that are shown with them. */
  function chooseView(id) {
    const view = D.views.find(one => one.id === id);
    S.view = id;
    S.lanes = new Set(view ? D.lanes.map((_, l) => l).filter(l => !view.lanes.includes(l)) : []);
    show();
  }

  /* ---- the bar ---- */

  const presses = { map: () => !S.table, table: () => S.table };
  D.lines.forEach((_, i) => { presses["line" + i] = () => !S.off.has(i); });

  const search = el("input", { type: "search", "aria-label": W.search, placeholder: W.search, oninput: () => { S.q = search.value; show(); } });
  search.addEventListener("keydown", event => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") { S.q = ""; search.blur(); show(); }
  });

  function menu(title, content) {
    return el("details", { class: "menu" }, el("summary", {}, ...title), el("div", {}, ...content));
  }

  const help = el("dialog", { "aria-label": W.keys });
  help.append(el("h2", {}, W.keys), el("dl", {}, ...[
    ["← →", W.key_step], ["↑ ↓", W.key_lane], ["Enter", W.key_details], ["/", W.search], ["V", W.key_view], ["T", W.key_table], ["S", W.key_sort],
    ["P", W.print], ["Esc", W.close], ["?", W.keys]].flatMap(([key, text]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, text)])),
    el("label", {}, el("input", { type: "checkbox", checked: true, onchange: event => { S.letters = event.target.checked; } }), " " + W.letters),
    el("p", {}, button(W.close, () => help.close(), { class: "toggle" })));

  function changeTheme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme:dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }

  const bar = el("nav", { id: "bar", "aria-label": W.controls },
    el("div", { class: "switch" }, button(W.map, () => { S.table = false; show(); }, { "data-press": "map" }), button(W.table, () => { S.table = true; show(); }, { "data-press": "table" })),
    D.views.length ? el("div", { class: "tabs", role: "tablist" }, ...[{ id: "", title: W.everything }, ...D.views].map(view =>
      button(view.title, () => chooseView(view.id), { role: "tab", "data-view": view.id }))) : "",
    el("span", { class: "grow" }),
    ...(D.lines.length > 1 ? D.lines.map((line, i) => button(line.name, () => toggle(S.off, i), { class: "toggle wide-only", "data-press": "line" + i })) : []),
    menu([W.lanes + " ", el("span", { id: "lanes-count", class: "also" })], D.lanes.map((lane, l) => el("label", {}, el("input", { type: "checkbox", "data-lane": l, onchange: () => toggle(S.lanes, l) }), lane.title))),
    D.tags.length ? menu([W.tags], D.tags.map((tag, t) => el("label", {}, el("input", { type: "checkbox", "data-tag": t, onchange: () => { S.tag = S.tag === t ? -1 : t; show(); } }), tag.title))) : "",
    el("label", { class: "search" }, search, count, el("kbd", { class: "wide-only" }, "/")),
    button("◐", changeTheme, { "aria-label": W.theme, title: W.theme }), button("⎙", () => print(), { class: "wide-only", "aria-label": W.print, title: W.print }),
    button("?", () => help.showModal(), { class: "wide-only", "aria-label": W.keys, title: W.keys }));

  /* ---- the phone ---- */

  const where = el("div", { id: "where", "aria-hidden": "true" });
  let seen = 0;

  function showWhere() {
    if (!phone.matches) return;
    const step = D.steps[seen];
    where.replaceChildren(el("p", {}, el("b", {}, D.phases[step.phase].title), el("span", {}, say(W.step_of, { k: step.label, n: D.steps.length }))), spark(seen, innerWidth - 32));
  }

  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) seen = +entry.target.dataset.s;
    showWhere();
  }, { rootMargin: "-25% 0px -65% 0px" });

  rows.forEach((row, s) => {
    watcher.observe(row);
    let more = false;
    $$("td[data-l]", row).forEach(cell => {
      cell.dataset.title = D.lanes[cell.dataset.l].title;
      if (MAIN.includes(D.lanes[cell.dataset.l].key)) return;
      cell.classList.add("more-lane");
      more = more || cell.childElementCount > 0;
    });
    if (more) row.append(el("td", { class: "fold-cell" }, button(W.more, event => {
      event.stopPropagation();
      event.target.setAttribute("aria-expanded", String(row.classList.toggle("open")));
    }, { class: "fold", "aria-expanded": "false" })));
    row.addEventListener("click", event => { if (!event.target.closest("a,button")) select(s); });
  });

  /* ---- keys ---- */

  function moveLane(by) {
    const cards = $$("#panel [tabindex]"), at = cards.indexOf(document.activeElement);
    if (cards.length) cards[(at + by + cards.length) % cards.length].focus();
  }

  function nextView() {
    const ids = ["", ...D.views.map(view => view.id)];
    chooseView(ids[(ids.indexOf(S.view) + 1) % ids.length]);
  }

  const letters = {
    "/": () => search.focus(), "?": () => help.showModal(), v: nextView, t: () => { S.table = !S.table; show(); },
    s: () => { S.sort = (S.sort + 1) % (D.lanes.length + 1); S.table = true; show(); }, p: () => print()
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.closest("input,select,textarea,summary"), on = event.target.closest("button,a,[tabindex]");
    if (typing) return;
    if (event.key === "ArrowRight") go(rtl ? -1 : 1);
    else if (event.key === "ArrowLeft") go(rtl ? 1 : -1);
    else if (event.key === "ArrowDown") S.table ? go(1) : moveLane(1);
    else if (event.key === "ArrowUp") S.table ? go(-1) : moveLane(-1);
    else if (event.key === "Escape") select(-1);
    else if (event.key === "Enter" && !on) select(S.step < 0 ? 0 : S.step);
    else if (S.letters && letters[event.key.toLowerCase()]) letters[event.key.toLowerCase()]();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", event => {
    $$(".menu[open]").forEach(one => { if (!one.contains(event.target)) one.open = false; });
  });

  /* ---- start ---- */

  $$("thead th", table).forEach((head, i) => {
    const title = head.textContent;
    head.replaceChildren(button(title, () => { S.sort = S.sort === i ? -1 : i; show(); }));
  });
  const hint = (keys, text) => el("span", {}, ...keys.map(key => el("kbd", {}, key)), " " + text);
  $("main").before(bar, where);
  stage.after(el("p", { class: "keys" }, hint(["←", "→"], W.key_step), hint(["Enter"], W.key_details), hint(["/"], W.search), hint(["V"], W.key_view), hint(["T"], W.key_table), hint(["P"], W.print), hint(["Esc"], W.close), hint(["?"], W.keys)));
  pane.append(columns, gutter);
  drawing.append(strips);
  columns.append(...cells);
  stage.append(before, after, panel, help);
  root.style.setProperty("--names", D.names + "px");
  root.style.setProperty("--width", D.width + "px");
  pane.addEventListener("scroll", showMore, { passive: true });
  addEventListener("resize", show);
  addEventListener("beforeprint", makeSheets);
  addEventListener("hashchange", () => { read(); show(); });
  phone.addEventListener("change", show);
  read();
  show();
  if (S.step >= 0) select(S.step);
})();
