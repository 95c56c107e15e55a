import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Sample } from "../sample.ts";

/** The two calls that are compared. Each gives what the API answered, parsed. */
export interface Calls {
  get(): Promise<unknown>;
  post(): Promise<unknown>;
}

/** What the parent asks for: so many calls, one after the other. */
export interface Task {
  kind: keyof Calls;
  count: number;
}

// The folder in which everything stands as published.
const folder = process.argv[2] ?? "";

/** What is called, and what is answered. */
export const sample: Sample = JSON.parse(readFileSync(join(folder, "sample.json"), "utf8"));

/** Imports a file of the folder. */
export function load<Module>(path: string): Promise<Module> {
  return import(pathToFileURL(join(folder, path)).href);
}

// A full answer of the API, and nothing else that costs: no network, no look at what was asked.
let answer = sample.answers.get;

/** The `fetch` that every client gets. */
export async function fetchStub(): Promise<Response> {
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

/** Answers each task of the parent with the CPU time of a call, in microseconds. */
export function serve(calls: Calls): void {
  process.on("message", async ({ kind, count }: Task) => {
    answer = sample.answers[kind];
    const call = calls[kind];
    await expectAnswer(call);
    const before = process.cpuUsage();
    for (let each = 0; each < count; each++) await call();
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / count);
  });
  process.on("disconnect", () => process.exit());
}

// A client that fails fast would win.
async function expectAnswer(call: Calls[keyof Calls]): Promise<void> {
  const { data: expected } = JSON.parse(answer.body);
  if (!JSON.stringify(await call()).includes(expected.id)) throw new Error("The client did not give the answer.");
}
