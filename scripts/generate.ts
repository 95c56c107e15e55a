import { bundle } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { command, main, step } from "./steps/command.ts";
import { generateErrorTexts } from "./steps/error-texts.ts";
import { draftExamples, generateExamples } from "./steps/examples.ts";
import { filesAfterBundle } from "./steps/generated.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";
import { recordAllWorkflows } from "./steps/workflows.ts";

command(
  "pnpm generate",
  "Generates the committed files: examples, error texts, types, client operations, the mock's handler registry, workflow responses and API reports.",
).parse();

await main(async () => {
  await writeFiles(root, draftExamples());
  await bundleAndWrite();
  const examples = await step("Generate the examples", generateExamples);
  const errorTexts = await step("Generate the error texts", () => generateErrorTexts(readContract()));
  if (await writeFiles(root, new Map([...examples.files, ...errorTexts.files]))) await bundleAndWrite();
  await writeFiles(root, await step("Record the workflows", recordAllWorkflows));
  const report = await step("Report the API of the client", writeApiReports);
  if (report) console.log(report);
  const problems = [...examples.problems, ...errorTexts.problems];
  if (problems.length > 0) throw new Error(problems.join("\n"));
});

async function writeApiReports(): Promise<string> {
  await tool("tsc", ["--build", "packages/client", "packages/client/tsconfig.node.json"]);
  return tool("node", ["packages/client/write-api-reports.ts"]);
}

async function bundleAndWrite(): Promise<void> {
  await step("Bundle the contract", bundle);
  await writeFiles(root, await filesAfterBundle());
}
