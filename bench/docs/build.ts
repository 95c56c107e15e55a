// Builds the files of the site in a new process: `node build.ts contract.json`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import { buildFiles, clientCalls } from "@crewkit/docs/bench";
import { listOperations } from "@crewkit/openapi";

const contract = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));

// Copies of operations use the client call of the original.
for (const { operationId } of listOperations(contract)) {
  const original = clientCalls[operationId.replace(/\d+$/, "")];
  if (original) clientCalls[operationId] ??= original;
}
await buildFiles(contract);
// Stop esbuild, so that its CPU time is counted.
await createRequire(import.meta.resolve("@crewkit/docs"))("esbuild").stop();
await setTimeout(200);
