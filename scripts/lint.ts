import { bundle } from "./steps/bundle.ts";
import { builtChecks, runCheck, sourceChecks } from "./steps/checks.ts";
import { command, main } from "./steps/command.ts";

command("pnpm lint", "Judges the contract's source, its bundle and the code, by named rules.").parse();

await main(async () => {
  for (const check of [...sourceChecks, { name: "contract bundles", run: bundle }, ...builtChecks]) {
    if (!(await runCheck(check))) process.exitCode = 1;
  }
});
