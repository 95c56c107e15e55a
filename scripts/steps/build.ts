import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { buildDocs, docsAreStale } from "@crewkit/docs";
import { bundle, bundleFile } from "./bundle.ts";
import { step } from "./progress.ts";
import { root } from "./project.ts";
import { tool } from "./tool.ts";

/** Makes everything below `dist/`, and checks all types on the way. */
export async function build(): Promise<void> {
  await step("Bundle the contract", bundle);
  await step("Compile the packages", () => tool("tsc", ["--build"]));
  await step("Render the docs", buildDocs);
}

/** Bundles the contract, if the bundle is missing or older than its sources. */
export async function bundleIfStale(): Promise<void> {
  const sources = ["openapi.yaml", "paths", "components"].map((name) => changed(join(root, "openapi", name)));
  if ((await changed(bundleFile)) < Math.max(...(await Promise.all(sources))))
    await step("Bundle the contract", bundle);
}

/** Bundles the contract and renders the docs, each if it is missing or older than its sources. */
export async function buildDocsIfStale(): Promise<void> {
  await bundleIfStale();
  if (docsAreStale()) await step("Render the docs", buildDocs);
}

// When a file, or the newest file in a folder, last changed; 0 if there is none.
async function changed(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isDirectory()) return info?.mtimeMs ?? 0;
  const entries = await readdir(path, { recursive: true });
  const times = await Promise.all(entries.map(async (entry) => (await stat(join(path, entry))).mtimeMs));
  return Math.max(info.mtimeMs, ...times);
}
