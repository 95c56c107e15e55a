import { join } from "node:path";
import { build } from "./steps/build.ts";
import { command, main } from "./steps/command.ts";
import { root } from "./steps/project.ts";
import { verifyReleaseFiles, writeReleaseFiles } from "./steps/release/files.ts";
import { publishedPackages } from "./steps/release/packages.ts";
import { releaseProblems } from "./steps/release/problems.ts";
import { publish } from "./steps/release/publish.ts";

const folder = join(root, "dist/release");
const { dryRun = false, built } = command(
  "pnpm release",
  "Builds the files of a release into dist/release and publishes the packages. CONTRIBUTING.md describes a release.",
)
  .option("--dry-run", "do everything except publishing")
  .option("--built", "publish the files that --dry-run built before")
  .parse()
  .opts<{ dryRun?: boolean; built?: boolean }>();

await main(async () => {
  const problems = await releaseProblems(root);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const packages = publishedPackages(root);
  if (built) verifyReleaseFiles(folder, packages);
  else {
    await build();
    await writeReleaseFiles(root, folder, packages, join(root, "dist/executables"));
  }
  await publish(folder, packages, dryRun);
});
