import { build } from "./steps/build.ts";
import { bundleChecks, type Check, codeChecks, runCheck, sourceChecks } from "./steps/checks.ts";
import { command, main } from "./steps/command.ts";
import { contractGates } from "./steps/gates.ts";
import { type Counts, runVitest } from "./steps/vitest.ts";

command("pnpm test", "Checks all that must hold: lint, types, freshness, units, contract, docs.").parse();

await main(async () => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  await check(sourceChecks, counts);
  // Without a build the rest would only repeat that there is none.
  if (await check([{ name: "build and types (tsc)", run: build }], counts)) {
    await check([...bundleChecks, ...contractGates, ...codeChecks], counts);
    add(counts, await runVitest());
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  if (counts.failed > 0) process.exitCode = 1;
});

/** Runs checks and counts them; true if all hold. */
async function check(checks: Check[], counts: Counts): Promise<boolean> {
  const failed = counts.failed;
  for (const each of checks) counts[await runCheck(each)] += 1;
  return counts.failed === failed;
}

function add(counts: Counts, more: Counts): void {
  for (const key of ["passed", "failed", "skipped"] as const) counts[key] += more[key];
}
