// For tests in JavaScript, as tap.sh is for those in shell: call `ok` as often as needed, end with `finish`.
"use strict";

let n = 0, failed = 0;

// Passes where the condition holds; the comment is shown where it does not.
function ok(condition, name, comment) {
  console.log(`${condition ? "ok" : "not ok"} ${++n} - ${name}`);
  if (condition) return;
  failed++;
  if (comment !== undefined) console.log("# " + String(JSON.stringify(comment)).slice(0, 1500));
}

function finish() {
  console.log(`1..${n}`);
  process.exit(failed ? 1 : 0);
}

module.exports = { ok, finish };
