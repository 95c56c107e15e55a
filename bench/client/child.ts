import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Sample } from "./sample.ts";

export interface Calls {
  get(): Promise<unknown>;
  post(): Promise<unknown>;
}

export interface Task {
  kind: keyof Calls;
  count: number;
}

const folder = process.argv[2] ?? "";

export const sample: Sample = JSON.parse(readFileSync(join(folder, "sample.json"), "utf8"));

export function load<Module>(path: string): Promise<Module> {
  return import(pathToFileURL(join(folder, path)).href);
}

// Responds without a network connection and without reading the request.
let sampleResponse = sample.responses.get;

export async function fetchStub(): Promise<Response> {
  return new Response(sampleResponse.body, { status: sampleResponse.status, headers: sampleResponse.headers });
}

/** Replies to each task with the CPU time of a call, in microseconds. */
export function serve(calls: Calls): void {
  process.on("message", async ({ kind, count }: Task) => {
    sampleResponse = sample.responses[kind];
    const call = calls[kind];
    // A client that fails fast would win the comparison.
    const { data } = JSON.parse(sampleResponse.body);
    if (!JSON.stringify(await call()).includes(data.id)) throw new Error("The client did not return the response.");
    const before = process.cpuUsage();
    for (let index = 0; index < count; index++) await call();
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / count);
  });
  process.on("disconnect", () => process.exit());
}
