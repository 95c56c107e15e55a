import {
  compareContract,
  earlierRecordFiles,
  formatComparison,
  InvalidRefError,
  NoBaseError,
  recordFiles,
} from "@crewkit/diff";
import { bundleTask } from "./checks.ts";
import { findDifferences } from "./output.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { SkipError, type Task } from "./tasks.ts";
import { toolJson } from "./tool.ts";

/** Checks of a change of the contract; they need the bundle. */
export const gateTasks: Task[] = [
  gate("agent readiness (contract:report)", checkContractReadiness),
  gate("breaking changes (contract:diff)", () => checkBreakingChanges(root)),
  gate("record of changes (contract:diff --record)", () => checkRecord(root)),
];

/** Checks the records of earlier versions, which only change by mistake. */
export const earlierRecordsTask: Task = gate("records of earlier versions", () => checkEarlierRecords(root));

function gate(name: string, check: () => Promise<void>): Task {
  return { name, after: [bundleTask.name], run: () => check().then(() => undefined) };
}

/**
 * The least agent readiness. The contract scores 92. An operation with many filters or deep objects scores 80 and is fine, so a few
 * of them must not fail.
 */
const minReadiness = 85;

async function checkContractReadiness(): Promise<void> {
  const score = await toolJson("redocly", ["score", "crewkit", "--format=json"]);
  checkReadiness((score as { agentReadiness: number }).agentReadiness);
}

/** @throws if a score of `redocly score` is too low. */
export function checkReadiness(score: number): void {
  if (score >= minReadiness) return;
  throw new Error(
    `Agent readiness is ${score} of 100, and ${minReadiness} is the least. \`pnpm contract:report\` lists the operations that lower it.`,
  );
}

/**
 * Compares the contract with the default base. Where there is none, as in a downloaded archive or a shallow clone, that is
 * said and counted, and is no failure: such a copy is not where changes are let in.
 */
export async function checkBreakingChanges(repository: string): Promise<void> {
  const comparison = await compareContract(repository).catch((error: unknown) => {
    throw error instanceof NoBaseError ? new SkipError(error.message) : error;
  });
  if (comparison.violation) throw new Error(formatComparison(comparison));
}

/**
 * Compares the record of the current version with the contract's changes. {@link SkipError} if the commit at which the version
 * begins is missing.
 */
export function checkRecord(repository: string): Promise<void> {
  return checkRecords(repository, recordFiles);
}

/** The same for the records of all earlier versions. */
export function checkEarlierRecords(repository: string): Promise<void> {
  return checkRecords(repository, earlierRecordFiles);
}

async function checkRecords(repository: string, make: (repository: string) => Promise<GeneratedFiles>): Promise<void> {
  const files = await make(repository).catch((error: unknown) => {
    throw error instanceof NoBaseError || error instanceof InvalidRefError ? new SkipError(error.message) : error;
  });
  const stale = await findDifferences(repository, files);
  if (stale.length > 0) throw new Error(`${stale.join("\n")}\nRun \`pnpm contract:diff --record\`.`);
}
