import { bundleTask, lintTasks } from "./steps/checks.ts";
import { command, main } from "./steps/command.ts";
import { runTasks } from "./steps/tasks.ts";

command(
  "pnpm lint",
  "Checks the contract's source, its bundle and the code against named rules. Skips what has not changed since it passed.",
).parse();

await main(async () => {
  const { failed } = await runTasks([bundleTask, ...lintTasks]);
  if (failed > 0) process.exitCode = 1;
});
