import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compile, follow, hasCurl, readSnippets } from "@crewkit/docs/snippets";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

// Each ```ts block is a program of its own, compiled strictly and run; each ```sh block is pasted whole.
const folders = [".", "openapi", "packages/types", "packages/client", "packages/mock", "packages/conformance"];
const readmes = new Map(await Promise.all(folders.map(readReadme)));

async function readReadme(folder: string) {
  const text = await readFile(join(root, folder, "README.md"), "utf8");
  return [folder, readSnippets(text)] as const;
}

// What the snippets for a shell print.
const shows: Record<string, RegExp> = {
  ".": /HTTP\/1.1 200 .*HTTP\/1.1 429 .*HTTP\/1.1 400 /s,
  "packages/mock": /^passed$/m,
};

test("the READMEs' programs compile strictly", () => compile("readmes", readmes), 30_000);

test.skipIf(!hasCurl).each([...readmes])(
  "the README of %s does what it says",
  { timeout: 60_000 },
  async (folder, snippets) => {
    const printed = await follow(`readmes/${folder}`, snippets);
    expect(printed.join("\n")).toMatch(shows[folder] ?? "");
  },
);
