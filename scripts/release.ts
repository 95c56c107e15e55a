import { globSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, main, step } from "./steps/command.ts";
import { root } from "./steps/project.ts";
import { verifyReleaseFiles, writeReleaseFiles } from "./steps/release/files.ts";
import { publishedPackages } from "./steps/release/packages.ts";
import { releaseProblems } from "./steps/release/problems.ts";
import { publish } from "./steps/release/publish.ts";
import { buildAll } from "./steps/turbo.ts";

const folder = join(root, "dist/release");
const program = command(
  "pnpm release",
  "Builds the files of a release into dist/release and publishes the packages. See CONTRIBUTING.md.",
)
  .option("--dry-run", "do everything except publishing")
  .option("--built", "publish the files that --dry-run wrote to dist/release")
  .parse();
const { dryRun = false, built } = program.opts<{ dryRun?: true; built?: true }>();

await main(async () => {
  const packages = publishedPackages(root);
  const problems = await releaseProblems(root);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  if (built) verifyReleaseFiles(folder, packages);
  else {
    // The output of deleted source files would be packed.
    const outputs = globSync("{openapi,packages/*}/{dist,*.tsbuildinfo}", { cwd: root });
    for (const path of [folder, ...outputs]) rmSync(resolve(root, path), { recursive: true, force: true });
    await buildAll();
    await step("Pack the packages", () => writeReleaseFiles(root, folder, packages));
    console.log(`Wrote ${readdirSync(folder).join(", ")} to dist/release.`);
  }
  await publish(folder, packages, dryRun);
});
