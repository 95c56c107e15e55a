import { compareContract, formatComparison, InvalidRefError, recordFiles } from "@crewkit/diff";
import { command, main } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";

const program = command(
  "pnpm contract:diff",
  "Says what changed in the contract since a git ref, and fails if that breaks callers without saying so: see openapi/VERSIONING.md.",
)
  .argument(
    "[ref]",
    "what to compare with (default: the last v* tag; else where this branch left main, or the commit before)",
  )
  .option("--to <ref>", "compare what this ref has, not the files as they are")
  .option("--record", "write it to openapi/changes/<version>.yaml instead, since the release before")
  .option("--all", "show every minor change and patch")
  .option("--json", "print JSON instead")
  .parse();

const [ref] = program.args;
const { to, record, all, json } = program.opts<{ to?: string; record?: true; all?: true; json?: true }>();

await main(async () => {
  await (record ? write() : print()).catch((error: unknown) => {
    if (error instanceof InvalidRefError) program.error(`error: ${error.message}`);
    throw error;
  });
});

async function write(): Promise<void> {
  await writeFiles(root, await recordFiles(root, { ref, to }));
}

async function print(): Promise<void> {
  const comparison = await compareContract(root, ref, to);
  console.log(
    json
      ? JSON.stringify({ passed: !comparison.violation, ...comparison }, null, 2)
      : formatComparison(comparison, all),
  );
  if (comparison.violation) process.exitCode = 1;
}
