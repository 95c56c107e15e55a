import {
  type Comparison,
  compareContract,
  formatComparison,
  formatMarkdown,
  InvalidRefError,
  recordFiles,
} from "@crewkit/diff";
import { command, main, step } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";

const program = command(
  "pnpm contract:diff",
  "Lists the changes of the contract since a git ref. Fails if the changes are not declared in a changeset (see openapi/VERSIONING.md).",
)
  .argument(
    "[ref]",
    "the ref to compare with (default: the latest contract-v* tag, or the merge base with main, or the previous commit on main)",
  )
  .option("--to <ref>", "compare this ref instead of the working tree")
  .option("--record", "write the changes since the previous release to openapi/changes/<version>.yaml")
  .option("--all", "list all minor and patch changes, and all operations that use a changed component")
  .option("--json", "print JSON instead")
  .option("--markdown", "print Markdown instead, for a comment on a pull request")
  .parse();

const [ref] = program.args;
interface Options {
  to?: string;
  record?: true;
  all?: true;
  json?: true;
  markdown?: true;
}

const { to, record, all, json, markdown } = program.opts<Options>();

await main(async () => {
  await (record ? write() : print()).catch((error: unknown) => {
    if (error instanceof InvalidRefError) program.error(`error: ${error.message}`);
    throw error;
  });
});

async function write(): Promise<void> {
  await writeFiles(root, await step("Compare the contract", () => recordFiles(root, { ref, to })));
}

async function print(): Promise<void> {
  const comparison = await step("Compare the contract", () => compareContract(root, ref, to));
  console.log(format(comparison));
  if (comparison.violation) process.exitCode = 1;
}

function format(comparison: Comparison): string {
  if (json) return JSON.stringify({ passed: !comparison.violation, ...comparison }, null, 2);
  return markdown ? formatMarkdown(comparison, all) : formatComparison(comparison, all);
}
