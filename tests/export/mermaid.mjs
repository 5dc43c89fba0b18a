// mermaid.mjs FILE…: reads diagrams with Mermaid's own parser, and with `cjm import`, and prints where title, sections, tasks or scores differ, in TAP. $CJM is cjm.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createRequire } from "node:module";

const require = createRequire(process.env.NODE_PATH + "/");
const { JSDOM } = require("jsdom");
const dom = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import(`${process.env.NODE_PATH}/mermaid/dist/mermaid.core.mjs`);
await mermaid.parse("journey\n  section a\n    b: 1: c"); // loads the kinds of diagrams

const decoded = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)); // as they keep "#38;"
const theirs = async (text) => {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const tasks = db.getTasks().map((t) => [decoded(t.section), decoded(t.task.trim()), Number.isFinite(t.score) ? t.score : null]);
  return { title: decoded(db.getDiagramTitle()), tasks };
};
const run = (args, input) => execFileSync(process.env.CJM, args, { input, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });
const ours = (text) => {
  const journey = JSON.parse(run(["export", "-", "-f", "json"], run(["import", "--from", "mermaid", "--actors", "personas", "-"], text)));
  const score = (step) => [step.emotion, ...Object.values(step.emotions ?? {})].filter(Boolean)[0]?.at(-1).score ?? null;
  const tasks = journey.phases.flatMap((p) => (p.steps ?? [p]).map((s) => [p.title, s.title ?? p.title, score(s)]));
  return { title: journey.title, tasks };
};

const files = process.argv.slice(2);
console.log(`1..${files.length}`);
for (const [i, file] of files.entries()) {
  const text = readFileSync(file, "utf8");
  let a, b;
  try {
    [a, b] = [JSON.stringify(await theirs(text)), JSON.stringify(ours(text))];
  } catch (error) {
    [a, b] = [error.message, ""];
  }
  console.log(`${a === b ? "ok" : "not ok"} ${i + 1} - ${basename(file)}`);
  if (a !== b) console.log(`# Mermaid: ${a}\n# cjm:     ${b}`);
}
