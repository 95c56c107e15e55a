import { readFileSync, statSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { command, main, step } from "./steps/command.ts";
import { tool } from "./steps/tool.ts";
import { buildPackage } from "./steps/turbo.ts";

const program = command(
  "pnpm executable",
  "Builds the mock as a single executable for this platform, and archives it in dist/release.",
)
  .option(
    "--node <file>",
    "build for the Linux platform of this Node.js, which must have the version in .nvmrc",
    checkNode,
  )
  .parse();
const { node } = program.opts<{ node?: string }>();
const options = node ? ["--node", node] : [];

await main(async () => {
  await buildPackage("openapi");
  console.log(
    await step("Build the executable", () => tool("node", ["packages/mock/build/executable.ts", ...options])),
  );
});

function checkNode(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new InvalidArgumentError("The file does not exist.");
  if (!readFileSync(file).includes(process.version))
    throw new InvalidArgumentError(`Must be Node.js ${process.version}.`);
  return file;
}
