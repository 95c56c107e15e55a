import { contractLevel, type Impact, readChangesets, recordFiles } from "@crewkit/diff";
import { command, main, step } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { git } from "./steps/release/git.ts";
import { type PublishedPackage, publishedPackages, releaseTag } from "./steps/release/packages.ts";
import { findEarlyMajor, followContract, nextSteps, releasedFiles } from "./steps/release/versions.ts";
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
  if (early) throw new Error(early);
  const level = contractLevel(changesets);
  await apply(before, level).catch((error) => {
    throw new Error(
      `${error.message}\nUndo the incomplete release with \`git restore . && git clean --force -d\`, and fix the problem.`,
    );
  });
});

async function apply(before: readonly PublishedPackage[], level: Impact | undefined): Promise<void> {
  if (level) await writeFiles(root, followContract(before, level));
  await step("Apply the changesets", () => tool("changeset", ["version"]));
  const after = publishedPackages(root);
  await writeFiles(root, releasedFiles(root, before, after, new Date()));
  await step("Generate the files", () => tool("node", ["scripts/generate.ts"]));
  if (level) await writeFiles(root, await recordFiles(root));
  await tool("biome", ["format", "--write", ...after.map(({ folder }) => `${folder}/CHANGELOG.md`)]);
  const existing = (await git(root, "tag")).split("\n");
  const tags = new Set(after.map(releaseTag).filter((tag) => !existing.includes(tag)));
  console.log(nextSteps([...tags], after.at(-1)?.version ?? ""));
}
