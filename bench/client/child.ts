// Makes calls with one client: `node child.ts <folder> <name>`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clients } from "./clients.ts";
import type { Calls, Sample } from "./sample.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const sample: Sample = JSON.parse(readFileSync(join(folder, "sample.json"), "utf8"));

// Responds without a network connection and without reading the request.
let response = sample.responses.get;
const fetch = async () => new Response(response.body, { status: response.status, headers: response.headers });
const calls = await clients[name]?.({ ...sample, folder, fetch });

// Replies to each task with the CPU time of a call, in microseconds.
process.on("message", async ({ kind, count }: { kind: keyof Calls; count: number }) => {
  response = sample.responses[kind];
  const call = async () => calls?.[kind]();
  // A client that fails fast would win the comparison.
  const { data } = JSON.parse(response.body);
  if (!JSON.stringify(await call()).includes(data.id)) throw new Error("The client did not return the response.");
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await call();
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / count);
});
process.on("disconnect", () => process.exit());
