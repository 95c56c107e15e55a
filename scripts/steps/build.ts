import { buildDocs, docsAreOutdated } from "@crewkit/docs";
import { bundle, bundleIsStale } from "./bundle.ts";
import { bundleClient } from "./bundle-client.ts";
import { step } from "./progress.ts";
import { tool } from "./tool.ts";

export async function build(): Promise<void> {
  await step("Bundle the contract", bundle);
  await step("Compile the packages", compile);
  await step("Render the docs", buildDocs);
}

export async function compile(): Promise<void> {
  await tool("tsc", ["--build"]);
  await bundleClient();
}

export async function bundleIfStale(): Promise<void> {
  if (await bundleIsStale()) await step("Bundle the contract", bundle);
}

export async function buildDocsIfStale(): Promise<void> {
  await bundleIfStale();
  if (docsAreOutdated()) await step("Render the docs", buildDocs);
}
