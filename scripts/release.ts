import { existsSync, globSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, main, step } from "./steps/command.ts";
import { root } from "./steps/project.ts";
import { copyExecutables, executableProblems, missingExecutables } from "./steps/release/executables.ts";
import { verifyReleaseFiles, writeReleaseFiles } from "./steps/release/files.ts";
import { publishedPackages } from "./steps/release/packages.ts";
import { releaseProblems } from "./steps/release/problems.ts";
import { publish } from "./steps/release/publish.ts";
import { tool } from "./steps/tool.ts";
import { buildAll } from "./steps/turbo.ts";

const folder = join(root, "dist/release");
const program = command(
  "pnpm release",
  "Builds the files of a release into dist/release and publishes the packages. See CONTRIBUTING.md.",
)
  .option("--dry-run", "do everything except publishing")
  .option("--built", "publish the files that --dry-run wrote to dist/release")
  .option("--executables <folder>", "include the executables in a folder instead of building one for this platform")
  .parse();
const { dryRun = false, built, executables } = program.opts<{ dryRun?: true; built?: true; executables?: string }>();
if (executables && !existsSync(executables))
  program.error(
    `error: --executables ${executables} does not exist. Omit it to build the executable of this platform.`,
  );
if (executables && resolve(executables) === folder)
  program.error(
    "error: --executables dist/release would be deleted before the build. Move the files to another folder.",
  );

await main(async () => {
  const packages = publishedPackages(root);
  const problems = await releaseProblems(root);
  if (executables) problems.push(...(await executableProblems(executables, packages)));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  if (built) verifyReleaseFiles(folder, packages);
  else {
    // The output of deleted source files would be packed.
    const outputs = globSync("{openapi,packages/*}/{dist,*.tsbuildinfo}", { cwd: root });
    for (const path of [folder, ...outputs]) rmSync(resolve(root, path), { recursive: true, force: true });
    await buildAll();
    if (executables) copyExecutables(executables, folder);
    else await step("Build the executable", () => tool("node", ["packages/mock/build/executable.ts", folder]));
    await step("Pack the packages", () => writeReleaseFiles(root, folder, packages));
    console.log(`Wrote ${readdirSync(folder).join(", ")} to dist/release.`);
    const missing = missingExecutables(folder);
    if (missing) console.log(missing);
  }
  await publish(folder, packages, dryRun);
});
