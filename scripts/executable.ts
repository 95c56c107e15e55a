import { join } from "node:path";
import { bundleIfOutdated } from "./steps/build.ts";
import { command, main } from "./steps/command.ts";
import { buildExecutable } from "./steps/executable.ts";
import { step } from "./steps/progress.ts";
import { root } from "./steps/project.ts";

command(
  "pnpm executable",
  "Builds the mock as a single executable for this platform, and archives it in dist/release.",
).parse();

await main(async () => {
  await bundleIfOutdated();
  await step("Build the executable", async () => console.log(await buildExecutable(join(root, "dist/release"))));
});
