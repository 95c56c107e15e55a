import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { applyMutant, areaOf, listMutants, type SourceMutant } from "./mutation/list.ts";
import { changedFiles, relatedFiles } from "./steps/changed.ts";
import { command, main } from "./steps/command.ts";
import { root } from "./steps/project.ts";

const { count, seed, list, record, all } = command(
  "pnpm test:mutation",
  "Breaks the source in random places, one at a time, and lists the breaks that no test notices.",
)
  .option("--count <number>", "the number of places", Number, 100)
  .option("--seed <number>", "selects the places", Number, 1)
  .option("--list <file>", "take the places from a file that --record wrote, to compare two states of the tests")
  .option("--record <file>", "write each place and its outcome to a file, as JSON")
  .option("--all", "run the exhaustive tests too")
  .parse()
  .opts<{ count: number; seed: number; list?: string; record?: string; all?: true }>();

/** After so many milliseconds a stage is stopped, and counts as failed. */
const stageTimeout = 15 * 60_000;

process.once("SIGINT", () => process.exit(130));

await main(async () => {
  if ((await changedFiles()).length > 0)
    throw new Error("The working tree has uncommitted changes. Commit them first.");
  const mutants: SourceMutant[] = list ? JSON.parse(readFileSync(list, "utf8")) : listMutants({ count, seed });
  const outcomes: (SourceMutant & { outcome: Outcome })[] = [];
  for (const mutant of mutants) {
    const outcome = await testMutant(mutant);
    outcomes.push({ ...mutant, outcome });
    console.log(`${outcome.padEnd(8)} ${mutant.file}:${mutant.line}  ${mutant.from} → ${mutant.to}`);
    if (record) writeFileSync(record, JSON.stringify(outcomes, null, 1));
  }
  console.log(`${outcomes.filter(({ outcome }) => outcome === "killed").length} of ${mutants.length} killed`);
});

/** `gone`: the place is no longer in the source. */
type Outcome = "killed" | "survived" | "gone";

async function testMutant(mutant: SourceMutant): Promise<Outcome> {
  const path = join(root, mutant.file);
  const text = readFileSync(path, "utf8");
  const mutated = applyMutant(mutant, text);
  if (mutated === undefined) return "gone";
  const restore = () => writeFileSync(path, text);
  process.once("exit", restore);
  writeFileSync(path, mutated);
  try {
    for (const stage of stagesFor(mutant.file)) if (!(await passes(stage))) return "killed";
    return "survived";
  } finally {
    process.off("exit", restore);
    restore();
  }
}

/** A command that fails if it notices a mutant: a tool and its arguments. */
type Stage = [tool: string, ...args: string[]];

/** The commands that could notice a change in a file, the cheapest first: the tests of its folder and package, then all related ones. */
function stagesFor(file: string): Stage[] {
  const options = ["--bail=1", "--passWithNoTests", ...(all ? [] : ["--project=!exhaustive"])];
  const rebuild: Stage[] = file.startsWith("packages/docs/") ? [["node", "scripts/build.ts"]] : [];
  return [
    ["vitest", "run", ...options, `${dirname(file)}/`],
    ...rebuild,
    ["vitest", "run", ...options, `${areaOf(file)}/`],
    ["vitest", "related", "--run", ...options, ...relatedFiles([file])],
  ];
}

/** Runs a stage in a process group of its own: a mutant may turn a test into an endless loop, which only a signal ends. */
async function passes([name, ...args]: Stage): Promise<boolean> {
  const child = spawn(name, args, { cwd: root, stdio: "ignore", detached: true });
  const kill = () => process.kill(-(child.pid ?? 0), "SIGKILL");
  process.once("exit", kill);
  const timer = setTimeout(kill, stageTimeout);
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  process.off("exit", kill);
  return code === 0;
}
