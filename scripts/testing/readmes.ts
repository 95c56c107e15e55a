import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readSnippets, runSnippets, type Snippet } from "@crewkit/docs/snippets";
import { expect } from "vitest";
import { root } from "../steps/project.ts";

export const packages = [
  "openapi",
  "packages/types",
  "packages/client",
  "packages/mock",
  "packages/conformance",
  "packages/mcp",
];

const outputs: Record<string, RegExp> = {
  ".": /HTTP\/1.1 200 .*HTTP\/1.1 429 .*HTTP\/1.1 422 .*Slug can't be blank/s,
  "packages/mock": /^passed$/m,
};

/** Reads the snippets of a README: each `ts` block is a program, each `sh` block a script. */
export async function readReadme(folder: string): Promise<Snippet[]> {
  return readSnippets(await readFile(join(root, folder, "README.md"), "utf8"));
}

export async function runReadme(folder: string): Promise<void> {
  const printed = await runSnippets(`readmes/${folder}`, await readReadme(folder));
  expect(printed.join("\n")).toMatch(outputs[folder] ?? "");
}
