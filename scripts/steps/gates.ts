import { readContract } from "@crewkit/openapi/node";
import { compareContract } from "../diff/compare.ts";
import { NothingToCompare } from "../diff/git.ts";
import { comparisonText } from "../diff/print.ts";
import { complaints } from "../report/print.ts";
import { report } from "../report/report.ts";
import { type Check, Skipped } from "./checks.ts";
import { root } from "./project.ts";

/** What a change of the contract must keep; needs the bundle. */
export const contractGates: Check[] = [
  { name: "figures (contract:report)", run: figuresHold },
  { name: "breaking changes (contract:diff)", run: () => changesAreAllowed(root) },
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
