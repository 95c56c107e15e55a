import { bundle } from "./steps/bundle.ts";
import { bundleChecks, type Check, codeChecks, runCheck, sourceChecks } from "./steps/checks.ts";
import { command, main } from "./steps/command.ts";

command("pnpm lint", "Judges the contract's source, its bundle and the code, by named rules.").parse();

await main(async () => {
  await all(sourceChecks);
  const bundled = await all([{ name: "contract bundles", run: bundle }]);
  if (bundled) await all(bundleChecks);
  else console.log("– bundle (Spectral): not judged, since there is none");
  await all(codeChecks);
});

async function all(checks: Check[]): Promise<boolean> {
  let held = true;
  for (const check of checks) held = (await runCheck(check)) !== "failed" && held;
  if (!held) process.exitCode = 1;
  return held;
}
