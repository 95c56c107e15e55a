import { command, main } from "./steps/command.ts";
import { lintTasks, runTasks } from "./steps/turbo.ts";

command(
  "pnpm lint",
  "Lints the contract, its bundle and the code. Skips checks whose inputs have not changed since they passed.",
).parse();

await main(async () => {
  const results = await runTasks(lintTasks);
  if (results.some(({ passed }) => !passed)) process.exitCode = 1;
});
