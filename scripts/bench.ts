import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import spawn from "nano-spawn";
import { bundleIfStale, compile } from "./steps/build.ts";
import { command, main } from "./steps/command.ts";
import { step } from "./steps/progress.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";

const folder = join(root, "bench");
const names = globSync("*/index.ts", { cwd: folder }).map(dirname).sort();

const program = command("pnpm bench", "Compares the packages with their peers. Fails if a metric exceeds its bound.")
  .argument("[suites...]", `the suites to run: ${names.join(", ")} (default: all)`)
  .option("--quick", "run fewer repetitions, so that the results vary more")
  .parse();

const unknown = program.args.filter((name) => !names.includes(name));
if (unknown.length > 0) program.error(`error: unknown suite ${unknown.join(", ")}. Choose from ${names.join(", ")}.`);

const flags = program.opts<{ quick?: true }>().quick ? ["--quick"] : [];

await main(async () => {
  await installPeers();
  await bundleIfStale();
  // The suites measure the packages as published.
  await step("Compile the packages", compile);
  await step("Check the types of the benchmarks", () => tool("tsc", ["--project", "bench"]));
  for (const name of program.args.length > 0 ? program.args : names) {
    const suite = spawnSync(process.execPath, ["run.ts", name, ...flags], { cwd: folder, stdio: "inherit" });
    if (suite.status !== 0) process.exitCode = 1;
  }
});

/** Installs the peers unless those of the lockfile are installed. pnpm keeps a copy of the lockfile of the last installation. */
async function installPeers(): Promise<void> {
  const [locked, installed] = ["pnpm-lock.yaml", "node_modules/.pnpm/lock.yaml"].map((file) => join(folder, file));
  const read = (file = "") => existsSync(file) && readFileSync(file, "utf8");
  if (read(locked) === read(installed)) return;
  console.log("Installing the peers of bench/package.json, which `pnpm install` leaves out …");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await spawn("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], { cwd: folder });
}
