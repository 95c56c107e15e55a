import { command, main, step } from "./steps/command.ts";
import { tool } from "./steps/tool.ts";
import { buildPackage } from "./steps/turbo.ts";

command(
  "pnpm executable",
  "Builds the mock as a single executable for this platform, and archives it in dist/release.",
).parse();

await main(async () => {
  await buildPackage("openapi");
  console.log(await step("Build the executable", () => tool("node", ["packages/mock/build/executable.ts"])));
});
