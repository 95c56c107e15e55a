// Builds what `pnpm build` does of the docs, without writing it: `node build.ts ours|redoc contract.json`. A program of its own,
// so that it begins cold and what it costs can be told from all else.
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { listOperations } from "@crewkit/openapi";
import { stop } from "esbuild";
import type { ClientCall } from "../src/samples/client.ts";

const [what = "", file = ""] = process.argv.slice(2);
const contract = JSON.parse(readFileSync(file, "utf8"));

if (what === "redoc") {
  const { redocPage } = await import("../src/redoc/build.ts");
  await redocPage(contract);
} else {
  const { ownFiles } = await import("../src/build.ts");
  const { clientCalls } = await import("../src/generated/client-calls.ts");
  // An operation that is there only to make the contract larger is called as the one that it is a copy of.
  for (const { operationId } of listOperations(contract))
    clientCalls[operationId] ??= clientCalls[operationId.replace(/\d+$/, "")] as ClientCall;
  await ownFiles(contract);
  // Else esbuild's process would outlive us, and nobody would count what it cost.
  await stop();
  await setTimeout(200);
}
