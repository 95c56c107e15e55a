import { bundle } from "./steps/bundle.ts";
import { command, main } from "./steps/command.ts";
import { exampleFiles } from "./steps/examples.ts";
import { filesAfterBundle } from "./steps/generated.ts";
import { prune, writeFiles } from "./steps/output.ts";
import { step } from "./steps/progress.ts";
import { root } from "./steps/project.ts";

command(
  "pnpm generate",
  "Writes what is generated and committed: the examples, the types, the client's operations and the mock's registry.",
).parse();

await main(async () => {
  const examples = await exampleFiles();
  await writeFiles(root, examples);
  await prune(root, examples);
  await step("Bundle the contract", bundle);
  const files = await filesAfterBundle();
  await writeFiles(root, files);
  await prune(root, files);
});
