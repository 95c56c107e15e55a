import { buildDocs, docsAreOutdated } from "@crewkit/docs";
import { bundle, bundleIsStale } from "./bundle.ts";
import { bundleClient } from "./bundle-client.ts";
import { step } from "./progress.ts";
import { tool } from "./tool.ts";

/** Makes everything below `dist/`, and checks all types on the way. */
export async function build(): Promise<void> {
  await step("Bundle the contract", bundle);
  await step("Compile the packages", compile);
  await step("Render the docs", buildDocs);
}

/** Compiles the packages as they are published: tsc, and esbuild for the client. */
export async function compile(): Promise<void> {
  await tool("tsc", ["--build"]);
  await bundleClient();
}

/** Bundles the contract, if the bundle is missing or made from other sources. */
export async function bundleIfStale(): Promise<void> {
  if (await bundleIsStale()) await step("Bundle the contract", bundle);
}

/** Bundles the contract and renders the docs, each if it is missing or older than what it is made from. */
export async function buildDocsIfStale(): Promise<void> {
  await bundleIfStale();
  if (docsAreOutdated()) await step("Render the docs", buildDocs);
}
