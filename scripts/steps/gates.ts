import {
  compareContract,
  comparisonText,
  earlierRecordFiles,
  NothingToCompare,
  recordFiles,
  WrongRef,
} from "@crewkit/diff";
import { bundling } from "./checks.ts";
import { differences } from "./output.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { Skipped, type Task } from "./tasks.ts";
import { toolJson } from "./tool.ts";

/** Checks of a change of the contract; they need the bundle. */
export const gateTasks: Task[] = [
  gate("agent readiness (contract:report)", contractIsReady),
  gate("breaking changes (contract:diff)", () => changesAreAllowed(root)),
  gate("record of changes (contract:diff --record)", () => changesAreRecorded(root)),
];

/** Checks the records of earlier versions, which only change by mistake. */
export const earlierRecordsTask: Task = gate("records of earlier versions", () => earlierChangesAreRecorded(root));

function gate(name: string, check: () => Promise<void>): Task {
  return { name, after: [bundling.name], run: () => check().then(() => undefined) };
}

/**
 * The least agent readiness. The contract scores 92. An operation with many filters or deep objects scores 80 and is fine, so a few
 * of them must not fail.
 */
const minReadiness = 85;

async function contractIsReady(): Promise<void> {
  const score = await toolJson("redocly", ["score", "crewkit", "--format=json"]);
  expectReadiness((score as { agentReadiness: number }).agentReadiness);
}

/** @throws if a score of `redocly score` is too low. */
export function expectReadiness(score: number): void {
  if (score >= minReadiness) return;
  throw new Error(
    `Agent readiness is ${score} of 100, and ${minReadiness} is the least. \`pnpm contract:report\` lists the operations that lower it.`,
  );
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
 * Compares the record of the current version with the contract's changes. {@link Skipped} if the commit at which the version
 * begins is missing.
 */
export function changesAreRecorded(repository: string): Promise<void> {
  return expectRecords(repository, recordFiles);
}

/** The same for the records of all earlier versions. */
export function earlierChangesAreRecorded(repository: string): Promise<void> {
  return expectRecords(repository, earlierRecordFiles);
}

async function expectRecords(repository: string, make: (repository: string) => Promise<GeneratedFiles>): Promise<void> {
  const files = await make(repository).catch((error: unknown) => {
    throw error instanceof NothingToCompare || error instanceof WrongRef ? new Skipped(error.message) : error;
  });
  const stale = await differences(repository, files);
  if (stale.length > 0) throw new Error(`${stale.join("\n")}\nRun \`pnpm contract:diff --record\`.`);
}
