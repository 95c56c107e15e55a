import { spawnSync } from "node:child_process";
import { globSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { releaseProblems } from "@crewkit/diff/release";
import { command, main, step } from "./steps/command.ts";
import { root } from "./steps/project.ts";
import { writeReleaseFiles } from "./steps/release-files.ts";
import { buildAll } from "./steps/turbo.ts";

const folder = join(root, "dist/release");
const { dryRun } = command(
  "pnpm release",
  "Builds the files of a release into dist/release and publishes the packages. See CONTRIBUTING.md.",
)
  .option("--dry-run", "do everything except publishing")
  .parse()
  .opts<{ dryRun?: true }>();

await main(async () => {
  const problems = await step("Check the repository", () => releaseProblems(root));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  // The output of deleted source files would be packed.
  const outputs = globSync("{openapi,packages/*}/{dist,*.tsbuildinfo}", { cwd: root });
  for (const path of [folder, ...outputs]) rmSync(resolve(root, path), { recursive: true, force: true });
  await buildAll();
  await step("Pack the packages", () => writeReleaseFiles(root, folder));
  console.log(`Wrote ${readdirSync(folder).join(", ")} to dist/release.`);
  const options = dryRun ? ["--dry-run"] : [];
  const publishing = spawnSync(process.execPath, ["scripts/publish.ts", folder, ...options], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = publishing.status ?? 1;
});
