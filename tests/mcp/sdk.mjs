// The tools as seen by the SDK of the Model Context Protocol.
import { createRequire } from "module";
import tap from "../tap.cjs";

const { ok, finish } = tap;

const require = createRequire(process.env.NODE_PATH + "/");
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = require("@modelcontextprotocol/sdk/client/stdio.js");

const text = "title: Ordering\npersona: Ann\nphases:\n  - title: Order\n    steps:\n      - {title: Pays, emotion: frustrated}\n";
try {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StdioClientTransport({ command: process.env.CJM, args: ["mcp"] }));
  ok(client.getServerVersion().name === "cjm", "the session begins");
  const { tools } = await client.listTools();
  ok(tools.length >= 7, "the tools are listed", tools.map((tool) => tool.name));
  const checked = await client.callTool({ name: "check", arguments: { text: text.replace("emotion", "emotoin") } });
  ok(checked.content[0].text.includes("emotoin"), "a journey is checked", checked);
  const fixed = await client.callTool({ name: "fix", arguments: { text: text.replace("emotion", "emotoin") } });
  ok(fixed.content[0].text === text, "and fixed", fixed);
  const guide = await client.callTool({ name: "guide", arguments: {} });
  ok(guide.content[0].text.includes("phases:"), "the guide is shown");
  const drawn = await client.callTool({ name: "render", arguments: { text } });
  ok(drawn.content[0].text.includes("<svg"), "and drawn");
  const picture = await client.callTool({ name: "render", arguments: { text, format: "png" } });
  ok(picture.content[0].type === "image" && picture.content[0].data.length > 1000, "also as a picture");
  const report = await client.callTool({ name: "report", arguments: { text } });
  ok(report.content[0].text.includes("Pays"), "and analysed");
  const diff = await client.callTool({ name: "diff", arguments: { old_text: text, new_text: text.replace("frustrated", "happy") } });
  ok(diff.content[0].text.includes("Pays"), "and compared", diff);
  const explained = await client.callTool({ name: "explain", arguments: { code: "unknown-key" } });
  ok(explained.content[0].text.includes("E202"), "a message is explained", explained);
  ok((await client.callTool({ name: "render", arguments: {} })).isError, "a call without a journey fails");
  await client.ping();
  await client.close();
  ok(true, "the session ends");
} catch (error) {
  ok(false, "the session", String(error));
}
finish();
