import { globSync } from "node:fs";
import { dirname } from "node:path";
import { exitOnError, openapiFolder, runTool } from "./tools.ts";

const workflows = globSync("openapi/workflows/*.arazzo.yaml", { cwd: dirname(openapiFolder) }).sort();

// Spectral runs only if Redocly passes, to avoid duplicate reports.
await exitOnError(async () => {
  await runTool("redocly", ["lint", "crewkit"]);
  await runTool("redocly", ["lint", ...workflows, "--config", "openapi/workflows/redocly.yaml"]);
  await runTool("spectral", ["lint", "openapi/dist/openapi.json", "--fail-severity", "hint", "--quiet"]);
}, withSources);

/** Replaces generated example files with their sources, and removes Redocly's advice to ignore problems. */
function withSources(message: string): string {
  return message
    .replace(/components\/examples\/([\w-]+\.yaml)(:\d+)+/g, "requests/$1")
    .replace(/^run `redocly lint --generate-ignore-file`.*\n/m, "");
}
