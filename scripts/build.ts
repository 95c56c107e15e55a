import { command, main } from "./steps/command.ts";
import { runTasks } from "./steps/turbo.ts";

command(
  "pnpm build",
  "Builds the bundled contract, the packages and the docs. CREWKIT_DOCS_URL sets the URL of the docs.",
).parse();

await main(async () => {
  const results = await runTasks(["build"]);
  if (results.some(({ passed }) => !passed)) process.exitCode = 1;
});
