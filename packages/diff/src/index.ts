/**
 * Compares two versions of the contract and rates each change by its semver impact.
 *
 * @example
 * import { comparisonText, compareContract } from "@crewkit/diff";
 * console.log(comparisonText(await compareContract(process.cwd(), "v0.5.0")));
 * @module
 */
export type { Base } from "./base.ts";
export type { Change, Impact } from "./change.ts";
export { type Comparison, compareContract } from "./compare.ts";
export { NothingToCompare, WrongRef } from "./git.ts";
export { comparisonText } from "./print.ts";
export { earlierRecordFiles, type Range, recordFiles } from "./records.ts";
