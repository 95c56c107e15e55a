import { writeApiReports } from "./steps/api-report.ts";
import { bundle } from "./steps/bundle.ts";
import { command, main } from "./steps/command.ts";
import { draftExamples, generateExamples } from "./steps/examples.ts";
import { filesAfterBundle } from "./steps/generated.ts";
import { writeFiles } from "./steps/output.ts";
import { step } from "./steps/progress.ts";
import { root } from "./steps/project.ts";
import { recordAllWorkflows } from "./steps/workflows.ts";

command(
  "pnpm generate",
  "Generates the committed files: examples, types, client operations, the mock's handler registry, workflow responses and API reports.",
).parse();

await main(async () => {
  await writeFiles(root, draftExamples());
  await bundleAndWrite();
  const { files, problems } = await step("Generate the examples", generateExamples);
  if (await writeFiles(root, files)) await bundleAndWrite();
  await writeFiles(root, await step("Record the workflows", recordAllWorkflows));
  await step("Report the API of the client", writeApiReports);
  if (problems.length > 0) throw new Error(problems.join("\n"));
});

async function bundleAndWrite(): Promise<void> {
  await step("Bundle the contract", bundle);
  await writeFiles(root, await filesAfterBundle());
}
