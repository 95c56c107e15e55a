import { readContract } from "@crewkit/openapi/node";
import { compareContract } from "../diff/compare.ts";
import { NothingToCompare, WrongRef } from "../diff/git.ts";
import { comparisonText } from "../diff/print.ts";
import { earlierRecordFiles, recordFiles } from "../diff/recorded.ts";
import { complaints } from "../report/print.ts";
import { report } from "../report/report.ts";
import { type Check, Skipped } from "./checks.ts";
import { differences } from "./output.ts";
import { type GeneratedFiles, root } from "./project.ts";

/** What a change of the contract must keep; needs the bundle. */
export const contractGates: Check[] = [
  { name: "figures (contract:report)", run: figuresHold },
  { name: "breaking changes (contract:diff)", run: () => changesAreAllowed(root) },
  { name: "record of changes (contract:diff --record)", run: () => changesAreRecorded(root) },
];

async function figuresHold(): Promise<void> {
  // The linters are checks of their own.
  const [, ...worse] = complaints(await report(readContract(), { lint: false }));
  if (worse.length > 0) throw new Error(worse.join("\n"));
}

/**
 * Compares the contract with the default base. Where there is none, as in a downloaded archive or a shallow clone, that is
 * said and counted, and is no failure: such a copy is not where changes are let in.
 */
export async function changesAreAllowed(repository: string): Promise<void> {
  const comparison = await compareContract(repository).catch((error: unknown) => {
    throw error instanceof NothingToCompare ? new Skipped(error.message) : error;
  });
  if (comparison.complaint) throw new Error(comparisonText(comparison));
}

/**
 * Compares the record of each version with what changed in it. Where a commit with which one begins is not there, that is
 * said and counted, as above.
 */
export async function changesAreRecorded(repository: string): Promise<void> {
  const files = await allRecordFiles(repository).catch((error: unknown) => {
    throw error instanceof NothingToCompare || error instanceof WrongRef ? new Skipped(error.message) : error;
  });
  const stale = await differences(repository, files);
  if (stale.length > 0) throw new Error(`${stale.join("\n")}\nRun \`pnpm contract:diff --record\`.`);
}

async function allRecordFiles(repository: string): Promise<GeneratedFiles> {
  return new Map([...(await recordFiles(repository)), ...(await earlierRecordFiles(repository))]);
}
