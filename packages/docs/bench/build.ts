// Makes the files of the site, without writing them: `node build.ts contract.json`. A program of its own, so that it starts cold
// and its cost can be measured.
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { listOperations } from "@crewkit/openapi";
import { stop } from "esbuild";
import { makeFiles } from "../src/build.ts";
import { clientCalls } from "../src/generated/client-calls.ts";
import type { ClientCall } from "../src/samples/client-call.ts";

const contract = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));

// The copy of an operation, which makes the contract larger, is called as the original.
for (const { operationId } of listOperations(contract))
  clientCalls[operationId] ??= clientCalls[operationId.replace(/\d+$/, "")] as ClientCall;
await makeFiles(contract);
// Otherwise esbuild's process would outlive this one, and its cost would not be counted.
await stop();
await setTimeout(200);
