import { readFileSync } from "node:fs";
import type { Contract } from "./operations.ts";
import type { OperationTestRequests } from "./test-requests.ts";
import type { ArazzoDocument } from "./workflows.ts";

/**
 * Reads the bundled contract from `dist/openapi.json`.
 *
 * @throws if the bundle is missing.
 */
export function readContract(): Contract {
  return readBundle("openapi.json");
}

/**
 * Reads the Arazzo documents of the contract from `dist/workflows.json`.
 *
 * @throws if the bundle is missing.
 */
export function readWorkflows(): ArazzoDocument[] {
  return readBundle("workflows.json");
}

/**
 * Reads the test requests by operationId from `dist/test-requests.json`.
 *
 * @throws if the bundle is missing.
 */
export function readTestRequests(): Record<string, OperationTestRequests> {
  return readBundle("test-requests.json");
}

function readBundle(file: string) {
  try {
    return JSON.parse(readFileSync(new URL(`../dist/${file}`, import.meta.url), "utf8"));
  } catch (cause) {
    throw new Error("The contract is not bundled. Run `pnpm build`.", { cause });
  }
}
