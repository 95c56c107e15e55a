import { buildDocs, docsAreOutdated } from "@crewkit/docs";
import { bundle, isBundleOutdated } from "./bundle.ts";
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

export async function bundleIfOutdated(): Promise<void> {
  if (await isBundleOutdated()) await step("Bundle the contract", bundle);
}

export async function buildDocsIfOutdated(): Promise<void> {
  await bundleIfOutdated();
  if (docsAreOutdated()) await step("Render the docs", buildDocs);
}
