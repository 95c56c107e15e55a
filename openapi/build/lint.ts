import { globSync } from "node:fs";
import { exitOnError, openapiFolder, runRedocly, runTool } from "./tools.ts";

// Lints the contract, the workflows and the bundle. Spectral runs only if Redocly passes, to avoid duplicate reports.
await exitOnError(async () => {
  const workflows = globSync("workflows/*.arazzo.yaml", { cwd: openapiFolder }).sort();
  await runRedocly(["lint", "crewkit"]);
  await runRedocly(["lint", ...workflows], "workflows/redocly.yaml");
  await runTool("spectral", [
    "lint",
    "dist/openapi.json",
    "--ruleset",
    "../.spectral.yaml",
    "--fail-severity",
    "hint",
    "--quiet",
  ]);
}, withSources);

/** Replaces generated example files with their sources, and removes Redocly's advice to ignore problems. */
function withSources(message: string): string {
  return message
    .replace(/components\/examples\/([\w-]+\.yaml)(:\d+)+/g, "requests/$1")
    .replace(/^run `redocly lint --generate-ignore-file`.*\n/m, "");
}
