// Makes the files of the site, without writing them: `node build.ts contract.json`. A program of its own, so that it starts cold
// and its CPU time can be measured.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import { buildFiles, clientCalls } from "@crewkit/docs/bench";
import { listOperations } from "@crewkit/openapi";

const contract = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));

// The client calls a copy of an operation as it calls the original.
for (const { operationId } of listOperations(contract)) {
  const original = clientCalls[operationId.replace(/\d+$/, "")];
  if (original) clientCalls[operationId] ??= original;
}
await buildFiles(contract);
// The docs' esbuild would outlive this process, and its CPU time would not be counted.
await createRequire(import.meta.resolve("@crewkit/docs"))("esbuild").stop();
await setTimeout(200);
