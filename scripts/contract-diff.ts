import { compareContract } from "./diff/compare.ts";
import { WrongRef } from "./diff/git.ts";
import { comparisonText } from "./diff/print.ts";
import { command, main } from "./steps/command.ts";
import { root } from "./steps/project.ts";

const program = command(
  "pnpm contract:diff",
  "Says what changed in the contract since a git ref, and fails if that breaks callers without saying so: see openapi/VERSIONING.md.",
)
  .argument(
    "[ref]",
    "what to compare with (default: the last v* tag; else where this branch left main, or the commit before)",
  )
  .option("--all", "show every minor change and patch")
  .option("--json", "print JSON instead")
  .parse();

const [ref] = program.args;
const { all, json } = program.opts<{ all?: true; json?: true }>();

await main(async () => {
  const comparison = await compareContract(root, ref).catch((error: unknown) => {
    if (error instanceof WrongRef) program.error(`error: ${error.message}`);
    throw error;
  });
  console.log(
    json ? JSON.stringify({ passed: !comparison.complaint, ...comparison }, null, 2) : comparisonText(comparison, all),
  );
  if (comparison.complaint) process.exitCode = 1;
});
