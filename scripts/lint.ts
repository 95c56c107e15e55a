import { bundleTask, lintTasks } from "./steps/checks.ts";
import { command, main } from "./steps/command.ts";
import { runTasks } from "./steps/tasks.ts";

command(
  "pnpm lint",
  "Lints the contract, its bundle and the code. Skips checks whose inputs have not changed since they passed.",
).parse();

await main(async () => {
  const { failed } = await runTasks([bundleTask, ...lintTasks]);
  if (failed > 0) process.exitCode = 1;
});
