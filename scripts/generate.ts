import { bundle } from "./steps/bundle.ts";
import { command, main } from "./steps/command.ts";
import { exampleFiles } from "./steps/examples.ts";
import { filesAfterBundle, pruneExamples, writeGenerated } from "./steps/generated.ts";
import { step } from "./steps/progress.ts";

command(
  "pnpm generate",
  "Writes what is generated and committed: the examples, the types and the client's facts.",
).parse();

await main(async () => {
  const examples = await exampleFiles();
  await writeGenerated(examples);
  await pruneExamples(examples);
  await step("Bundle the contract", bundle);
  await writeGenerated(await filesAfterBundle());
});
