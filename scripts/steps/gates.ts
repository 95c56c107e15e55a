import {
  compareContract,
  contractLevel,
  earlierRecordFiles,
  formatComparison,
  InvalidRefError,
  NoBaseError,
  readChangesets,
  recordFiles,
} from "@crewkit/diff";
import { bundleTask } from "./checks.ts";
import { findDifferences } from "./output.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { SkipError, type Task } from "./tasks.ts";
import { toolJson } from "./tool.ts";

export const gateTasks: Task[] = [
  gate("agent readiness (contract:report)", checkContractReadiness),
  gate("breaking changes (contract:diff)", () => checkBreakingChanges(root)),
  gate("change record (contract:diff --record)", () => checkRecord(root)),
];

/** Checks that the records of earlier versions have not changed. */
export const earlierRecordsTask: Task = gate("change records of earlier versions", () => checkEarlierRecords(root));

function gate(name: string, run: () => Promise<string | undefined>): Task {
  return { name, after: [bundleTask.name], run };
}

/**
 * The minimum agent readiness. The contract scores 92. The margin allows for operations with many filters or deep objects,
 * which score 80.
 */
const minReadiness = 85;

async function checkContractReadiness(): Promise<undefined> {
  const score = await toolJson("redocly", ["score", "crewkit", "--format=json"]);
  return checkReadiness((score as { agentReadiness: number }).agentReadiness);
}

export function checkReadiness(score: number): undefined {
  if (score >= minReadiness) return;
  throw new Error(
    `Agent readiness is ${score} of 100, below the minimum of ${minReadiness}. \`pnpm contract:report\` lists the operations with low scores.`,
  );
}

/** Compares the contract with the default base. Skipped if there is no base, for example in a downloaded archive or a shallow clone. */
export async function checkBreakingChanges(repository: string): Promise<undefined> {
  const comparison = await compareContract(repository).catch((error: unknown) => {
    throw error instanceof NoBaseError ? new SkipError(error.message) : error;
  });
  if (comparison.violation) throw new Error(formatComparison(comparison));
}

/**
 * Compares the record of the current version with the contract's changes, unless changesets describe changes of the next
 * version. Skipped if the base commit is missing.
 */
export async function checkRecord(repository: string): Promise<string | undefined> {
  if (contractLevel(await readChangesets(repository))) return "the next release writes it";
  return checkRecords(repository, recordFiles);
}

export function checkEarlierRecords(repository: string): Promise<undefined> {
  return checkRecords(repository, earlierRecordFiles);
}

async function checkRecords(
  repository: string,
  createFiles: (repository: string) => Promise<GeneratedFiles>,
): Promise<undefined> {
  const files = await createFiles(repository).catch((error: unknown) => {
    throw error instanceof NoBaseError || error instanceof InvalidRefError ? new SkipError(error.message) : error;
  });
  const outdated = await findDifferences(repository, files);
  if (outdated.length > 0) throw new Error(`${outdated.join("\n")}\nRun \`pnpm contract:diff --record\`.`);
}
