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
  "Mutates the source in random places, one at a time, and lists the mutants that no test kills.",
)
  .option("--count <number>", "the number of mutants", Number, 100)
  .option("--seed <number>", "the seed that selects the mutants", Number, 1)
  .option("--list <file>", "test the mutants in a file that --record wrote, to compare two versions of the tests")
  .option("--record <file>", "write each mutant and its outcome to a JSON file")
  .option("--all", "also run the exhaustive tests")
  .parse()
  .opts<{ count: number; seed: number; list?: string; record?: string; all?: true }>();

/** In milliseconds. A stage that takes longer counts as failed. */
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

/** `missing`: the source no longer contains the mutated code. */
type Outcome = "killed" | "survived" | "missing";

async function testMutant(mutant: SourceMutant): Promise<Outcome> {
  const path = join(root, mutant.file);
  const text = readFileSync(path, "utf8");
  const mutated = applyMutant(mutant, text);
  if (mutated === undefined) return "missing";
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

type Stage = [tool: string, ...args: string[]];

/** The test commands for a mutated file, cheapest first: the tests of its folder, of its package, and all related tests. */
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

/** Runs a stage in its own process group, because a mutant can cause an endless loop that only a signal stops. */
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
