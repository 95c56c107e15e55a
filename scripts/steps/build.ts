import { existsSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildDocs, docsAreOutdated } from "@crewkit/docs";
import { bundle, isBundleOutdated } from "./bundle.ts";
import { bundleClient } from "./bundle-client.ts";
import { bundleMock } from "./bundle-mock.ts";
import { step } from "./progress.ts";
import { root } from "./project.ts";
import { tool } from "./tool.ts";

export async function build(): Promise<void> {
  await step("Bundle the contract", bundle);
  await step("Compile the packages", compile);
  await step("Render the docs", buildDocs);
}

export async function compile(): Promise<void> {
  await tool("tsc", ["--build"]);
  deleteStaleOutput();
  await bundleClient();
  await bundleMock();
}

/** Deletes the output of source files that no longer exist, which would be packed. */
function deleteStaleOutput(): void {
  const published = "{openapi,packages/{types,client,mock,conformance}}";
  for (const file of globSync(`${published}/dist/**/*.{d.ts,js,map}`, { cwd: root })) {
    const source = file.replace(/\bdist\b/, "src").replace(/\.(d\.ts|js)$/, ".ts");
    if (!existsSync(join(root, source))) rmSync(join(root, file));
  }
}

export async function bundleIfOutdated(): Promise<void> {
  if (await isBundleOutdated()) await step("Bundle the contract", bundle);
}

export async function buildDocsIfOutdated(): Promise<void> {
  await bundleIfOutdated();
  if (docsAreOutdated()) await step("Render the docs", buildDocs);
}
