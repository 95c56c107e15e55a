import { listOperations } from "@crewkit/openapi";
import { runTool } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { command, main } from "./steps/command.ts";
import { buildPackage } from "./steps/turbo.ts";

const { json } = command(
  "pnpm contract:report",
  "Counts the operations by tag and scores their readiness for AI agents (redocly score).",
)
  .option("--json", "print JSON instead")
  .parse()
  .opts<{ json?: true }>();

await main(async () => {
  await buildPackage("openapi");
  const tags = [...Map.groupBy(listOperations(readContract()), ({ tag }) => tag)];
  const counts = tags.map(([tag, operations]) => [tag, operations.length] as const);
  if (json) {
    const score = JSON.parse(await runTool("redocly", ["score", "openapi/dist/openapi.json", "--format=json"]));
    console.log(JSON.stringify({ operations: Object.fromEntries(counts), score }, null, 2));
  } else {
    console.log("Operations");
    for (const [tag, count] of counts) console.log(`  ${tag.padEnd(16)}${String(count).padStart(3)}`);
    console.log(await runTool("redocly", ["score", "openapi/dist/openapi.json"]));
  }
});
