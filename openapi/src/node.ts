import { readFileSync } from "node:fs";
import type { Contract } from "./operations.ts";
import type { OperationTestRequests } from "./test-requests.ts";

/**
 * The bundled contract, read from `dist/openapi.json`.
 *
 * @throws if it was not built yet.
 */
export function readContract(): Contract {
  return readBundle("openapi.json");
}

/**
 * The contract's workflows: its Arazzo documents, parsed, read from `dist/workflows.json`.
 *
 * @throws if it was not built yet.
 */
export function readWorkflows(): unknown[] {
  return readBundle("workflows.json");
}

/**
 * How to bring operations to their statuses, by operationId, read from `dist/test-requests.json`.
 *
 * @throws if it was not built yet.
 */
export function readTestRequests(): Record<string, OperationTestRequests> {
  return readBundle("test-requests.json");
}

function readBundle(file: string) {
  try {
    return JSON.parse(readFileSync(new URL(`../dist/${file}`, import.meta.url), "utf8"));
  } catch (cause) {
    throw new Error("There is no bundled contract yet. Run `pnpm build`.", { cause });
  }
}
