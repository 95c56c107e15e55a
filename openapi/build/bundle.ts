import { globSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ArazzoDocument } from "../src/index.ts";
import { dereference } from "./dereference.ts";
import { convertToOpenApi30 } from "./openapi-3.0.ts";
import { readTestRequests } from "./requests.ts";
import { readSampleData, readYaml } from "./sample-data.ts";
import { openapiFolder, runTool } from "./tools.ts";

/**
 * Bundles the contract, the sample data, the workflows and the test requests into `openapi/dist/`. Also writes the contract as
 * OpenAPI 3.0, and without references.
 *
 * @throws if a reference cannot be resolved, a test request is invalid, or two components have the same name.
 */
export async function bundle(): Promise<void> {
  const options = ["--output", "openapi/dist/openapi.json", "--component-renaming-conflicts-severity", "error"];
  await runTool("redocly", ["bundle", "crewkit", ...options]);
  const contract = JSON.parse(await readFile(inDist("openapi.json"), "utf8"));
  await writeFile(inDist("openapi.yaml"), stringify(contract, { aliasDuplicateObjects: false, compat: "yaml-1.1" }));
  await writeJson("openapi-3.0.json", convertToOpenApi30(contract));
  await writeFile(inDist("openapi-dereferenced.json"), JSON.stringify(dereference(contract)));
  await writeJson("world.json", readSampleData());
  await rm(inDist("workflows"), { recursive: true, force: true });
  for (const file of workflowFiles()) await cp(join(openapiFolder, file), inDist(file));
  await writeJson("workflows.json", readWorkflows());
  await writeJson("test-requests.json", readTestRequests(contract));
}

function workflowFiles(): string[] {
  return globSync("workflows/*.arazzo.yaml", { cwd: openapiFolder }).sort();
}

// The URL of the contract is relative to the document, which is next to `openapi.json`.
function readWorkflows(): ArazzoDocument[] {
  const documents = workflowFiles().map((file) => readYaml(join(openapiFolder, file)) as ArazzoDocument);
  return documents.map(({ sourceDescriptions, ...document }) => ({
    ...document,
    sourceDescriptions: sourceDescriptions.map((source) => ({ ...source, url: "./openapi.json" })),
  }));
}

async function writeJson(name: string, value: unknown): Promise<void> {
  await writeFile(inDist(name), JSON.stringify(value, null, 2));
}

function inDist(name: string): string {
  return join(openapiFolder, "dist", name);
}
