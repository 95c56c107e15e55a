/**
 * Compares two versions of the contract and rates each change by its semver impact.
 *
 * @example
 * import { formatComparison, compareContract } from "@crewkit/diff";
 * console.log(formatComparison(await compareContract(process.cwd(), "contract-v0.7.0")));
 * @module
 */
export type { Base } from "./base.ts";
export type { Change, Impact } from "./change.ts";
export { type Changeset, contractLevel, InvalidChangesetError, readChangesets } from "./changesets.ts";
export { type Comparison, compareContract } from "./compare.ts";
export { formatComparison, formatMarkdown } from "./format.ts";
export { InvalidRefError, NoBaseError } from "./git.ts";
export { contractPackage, type PublishedPackage, publishedPackages, releaseTag } from "./packages.ts";
export { requiredLevel } from "./policy.ts";
export { earlierRecordFiles, type Range, recordFiles } from "./records.ts";
export { UnreadableContractError } from "./redocly.ts";
