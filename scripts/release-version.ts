import {
  type Changeset,
  contractLevel,
  type PublishedPackage,
  publishedPackages,
  readChangesets,
  recordFiles,
} from "@crewkit/diff";
import {
  branchProblem,
  changesetFile,
  findEarlyMajor,
  followContract,
  git,
  nextSteps,
  releasedFiles,
  versionProblems,
} from "@crewkit/diff/release";
import { command, main, step } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";

const { stable } = command(
  "pnpm release:version",
  "Applies the changesets: writes the new versions, the changelogs and the change record. Prints the next steps.",
)
  .option("--stable", "allow version 1.0.0")
  .parse()
  .opts<{ stable?: true }>();

await main(async () => {
  if (await git(root, "status", "--porcelain"))
    throw new Error("There are uncommitted changes. Commit or discard them.");
  const changesets = await readChangesets(root);
  if (changesets.length === 0)
    throw new Error("There are no changesets to release. Run `pnpm changeset` to describe a change.");
  const before = publishedPackages(root);
  const early = stable ? undefined : findEarlyMajor(before, changesets);
  const problem = early ?? (await step("Fetch main and the tags", () => branchProblem(root)));
  if (problem) throw new Error(problem);
  const level = contractLevel(changesets);
  try {
    await apply(before, level && followContract(before, level));
  } catch (error) {
    // There were no uncommitted changes, so this undoes only the incomplete release.
    await git(root, "restore", ".");
    await git(root, "clean", "--quiet", "--force", "-d");
    throw error;
  }
});

async function apply(before: readonly PublishedPackage[], following: Changeset | undefined): Promise<void> {
  if (following) await writeFiles(root, changesetFile(following));
  await step("Apply the changesets", () => tool("changeset", ["version"]));
  const after = publishedPackages(root);
  const problems = await versionProblems(root, before, after);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  await writeFiles(root, releasedFiles(root, before, after, new Date()));
  await step("Generate the files", () => tool("node", ["scripts/generate.ts"]));
  if (following) await writeFiles(root, await step("Compare the contract", () => recordFiles(root)));
  await tool("biome", ["format", "--write", ...after.map(({ folder }) => `${folder}/CHANGELOG.md`)]);
  console.log(nextSteps(after, (await git(root, "tag")).split("\n")));
}
