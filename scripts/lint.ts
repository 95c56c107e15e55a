import { command, main } from "./steps/command.ts";
import { tool } from "./steps/tool.ts";
import { lintTasks, printFixHint, runTasks } from "./steps/turbo.ts";

const { fix } = command(
  "pnpm lint",
  "Lints the contract, its bundle and the code. Skips checks whose inputs have not changed since they passed.",
)
  .option("--fix", "first format the code, and fix the problems that have a safe fix")
  .parse()
  .opts<{ fix?: true }>();

await main(async () => {
  // The tasks report the problems that remain.
  if (fix) await tool("biome", ["check", "--fix"]).catch(() => undefined);
  const results = await runTasks(lintTasks);
  printFixHint(results);
  if (results.some(({ passed }) => !passed)) process.exitCode = 1;
});
