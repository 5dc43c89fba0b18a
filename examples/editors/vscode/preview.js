// What a preview of the server amounts to: a page with the map, and the way between lines of the text and places in it.
"use strict";

function holds(range, line) {
  return range.start.line <= line && line <= range.end.line;
}

// The column of the innermost step or phase whose text has the line; null if there is none.
function stepAt(preview, uri, line) {
  const found = preview.places.filter((place) => place.uri === uri && holds(place.range, line));
  found.sort((a, b) => (a.range.end.line - a.range.start.line) - (b.range.end.line - b.range.start.line));
  if (!found.length) return null;
  const { x, width } = found[0];
  return { x, width, y: found[0].y, height: preview.lanes.y + preview.lanes.height - found[0].y };
}

// The step or phase at a point of the map: the one that it is in, or else the step in whose column it is.
function placeAt(preview, x, y) {
  const within = (place) => place.x <= x && x <= place.x + place.width;
  return preview.places.find((place) => within(place) && place.y <= y && y <= place.y + place.height) ||
    preview.places.find((place) => place.kind === "step" && within(place)) || null;
}

const SCRIPT = `
const vscode = acquireVsCodeApi(), map = document.querySelector("svg"), mark = document.getElementById("mark");
function scale() { const box = map.getBoundingClientRect(); return { box, by: box.width / WIDTH }; }
map.addEventListener("click", (event) => {
  const { box, by } = scale();
  event.preventDefault();
  vscode.postMessage({ x: (event.clientX - box.left) / by, y: (event.clientY - box.top) / by });
});
window.addEventListener("message", ({ data }) => {
  mark.hidden = !data.mark;
  if (!data.mark) return;
  const { by } = scale();
  mark.style.left = data.mark.x * by + "px";
  mark.style.top = data.mark.y * by + "px";
  mark.style.width = data.mark.width * by + "px";
  mark.style.height = data.mark.height * by + "px";
  mark.scrollIntoView({ block: "nearest", inline: "nearest" });
});`;

// A page with the map, which needs no network.
function pageOf(preview, source) {
  const nonce = Array.from({ length: 24 }, () => "abcdefghijklmnopqrstuvwxyz0123456789"[Math.floor(Math.random() * 36)]).join("");
  const svg = preview.svg.replace(/^<\?xml[^>]*\?>\s*/, "");
  return `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline' ${source}; script-src 'nonce-${nonce}'">
<style>body { margin: 0; background: #fff } #map { position: relative } svg { display: block }
#mark { position: absolute; background: rgba(11, 114, 133, .12); outline: 2px solid #0b7285; pointer-events: none }</style>
<div id="map">${svg}<div id="mark" hidden></div></div>
<script nonce="${nonce}">${SCRIPT.replace("WIDTH", String(preview.width))}</script>`;
}

module.exports = { pageOf, stepAt, placeAt };
