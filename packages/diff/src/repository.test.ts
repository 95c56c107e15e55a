import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, type TestContext, test } from "vitest";
import {
  compareContract,
  contractLevel,
  formatComparison,
  InvalidRefError,
  NoBaseError,
  readChangesets,
  recordFiles,
} from "./index.ts";

const root = dirname(dirname(dirname(import.meta.dirname)));

test("changesets declare the changes of the contract (see openapi/VERSIONING.md)", async (context) => {
  const comparison = await skipWithoutBase(context, compareContract(root));
  if (comparison.violation) throw new Error(formatComparison(comparison));
});

test("the change record of the current version is up to date (run `pnpm contract:diff --record`)", async (context) => {
  context.skip(contractLevel(await readChangesets(root)) !== undefined, "The next release writes the record.");
  await expectCommitted(await skipWithoutBase(context, recordFiles(root)));
});

/** Skips the test if the older contract is missing, for example in a downloaded archive or a shallow clone. */
async function skipWithoutBase<T>(context: TestContext, result: Promise<T>): Promise<T> {
  return result.catch((error: unknown) => {
    if (error instanceof NoBaseError || error instanceof InvalidRefError) context.skip(error.message);
    throw error;
  });
}

async function expectCommitted(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) expect(await readFile(join(root, path), "utf8"), path).toBe(text);
}
