/**
 * Decides what a release contains, and whether it is allowed: versions, changelogs, tags and problems.
 *
 * @example
 * import { releaseProblems } from "@crewkit/diff/release";
 * console.log(await releaseProblems(process.cwd()));
 * @module
 */
export { default as changelogFormat } from "./changelog-format.ts";
export { git } from "./git.ts";
export { releaseNotes } from "./notes.ts";
export { branchProblem } from "./origin.ts";
export { releaseProblems, versionProblems } from "./problems.ts";
export {
  changesetFile,
  entryLabels,
  findEarlyMajor,
  followContract,
  labelsOf,
  nextSteps,
  releasedFiles,
} from "./versions.ts";
