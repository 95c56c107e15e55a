import {
  compareContract,
  comparisonText,
  earlierRecordFiles,
  NothingToCompare,
  recordFiles,
  WrongRef,
} from "@crewkit/diff";
import { readContract } from "@crewkit/openapi/node";
import { complaints } from "../report/print.ts";
import { report } from "../report/report.ts";
import { bundling } from "./checks.ts";
import { differences } from "./output.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { Skipped, type Task } from "./tasks.ts";

/** Checks of a change of the contract; they need the bundle. */
export const gateTasks: Task[] = [
  gate("figures (contract:report)", figuresHold),
  gate("breaking changes (contract:diff)", () => changesAreAllowed(root)),
  gate("record of changes (contract:diff --record)", () => changesAreRecorded(root)),
];

/** Checks the records of earlier versions, which only change by mistake. */
export const earlierRecordsTask: Task = gate("records of earlier versions", () => earlierChangesAreRecorded(root));

function gate(name: string, check: () => Promise<void>): Task {
  return { name, after: [bundling.name], run: () => check().then(() => undefined) };
}

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
