import { bundle, draftExamples } from "@crewkit/openapi/build";
import { command, main, step } from "./steps/command.ts";
import { contractFiles, filesAfterBundle } from "./steps/generated.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";
import { recordAllWorkflows } from "./steps/workflows.ts";

command(
  "pnpm generate",
  "Generates the committed files: examples, error texts, types, client operations, the mock's types, documents and page files, workflow responses and API reports.",
).parse();

await main(async () => {
  await writeFiles(root, draftExamples());
  await bundleAndWrite();
  const { files, problems } = await step("Generate the examples and error texts", contractFiles);
  if (await writeFiles(root, files)) await bundleAndWrite();
  await writeFiles(root, await step("Record the workflows", recordAllWorkflows));
  const report = await step("Report the API of the client", writeApiReports);
  if (report) console.log(report);
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
