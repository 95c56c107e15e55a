import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { dirname } from "node:path";
import { bundleIfStale, compile } from "./steps/build.ts";
import { command, main } from "./steps/command.ts";
import { step } from "./steps/progress.ts";
import { root } from "./steps/project.ts";

// Each package that has bench/index.ts has a suite.
const folders = globSync("packages/*/bench", { cwd: root }).map(dirname).sort();
const nameOf = (folder: string) => folder.replace(/^packages./, "");
const names = folders.map(nameOf);

const program = command("pnpm bench", "Measures what the packages are held to; fails if a bound is broken.")
  .argument("[suites...]", `the suites to run: ${names.join(", ")} (default: all)`)
  .option("--quick", "short runs, whose figures vary more")
  .parse();

const unknown = program.args.filter((name) => !names.includes(name));
if (unknown.length > 0) program.error(`There is no suite ${unknown.join(", ")}. There is: ${names.join(", ")}.`);

const chosen = folders.filter((folder) => program.args.length === 0 || program.args.includes(nameOf(folder)));
const flags = program.opts<{ quick?: true }>().quick ? ["--quick"] : [];

await main(async () => {
  await bundleIfStale();
  // What is measured is what is published: the compiled packages.
  await step("Compile the packages", () => compile(chosen));
  for (const folder of chosen) {
    const suite = spawnSync(process.execPath, [`${folder}/bench/index.ts`, ...flags], { cwd: root, stdio: "inherit" });
    if (suite.status !== 0) process.exitCode = 1;
  }
});
