import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { Argument } from "commander";
import spawn from "nano-spawn";
import { command, main, step } from "./steps/command.ts";
import { packageManager, root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";
import { buildAll } from "./steps/turbo.ts";

const folder = join(root, "bench");
const names = globSync("*/index.ts", { cwd: folder }).map(dirname).sort();

const program = command(
  "pnpm bench",
  "Compares the packages with similar tools, and runs independent tools on the contract. Fails if a metric exceeds its threshold.",
)
  .addArgument(new Argument("[suites...]", "the suites to run").choices(names).default(names, "all"))
  .option("--quick", "run fewer rounds, with less stable results")
  .parse();

const flags = program.opts<{ quick?: true }>().quick ? ["--quick"] : [];

await main(async () => {
  // `bench` is not part of the workspace.
  await step("Install the compared tools", () =>
    spawn("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], { cwd: folder }),
  );
  await buildAll();
  await step("Check the types of the benchmarks", () => tool("tsc", ["--project", "bench"]));
  for (const name of program.processedArgs[0]) {
    const suite = spawnSync(process.execPath, ["run.ts", name, ...flags], { cwd: folder, stdio: "inherit" });
    if (suite.status !== 0) process.exitCode = 1;
  }
});
