import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { compileSnippets, hasCurl, programName } from "@crewkit/docs/snippets";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { packages, readReadme, runReadme } from "./testing/readmes.ts";

test("the snippets in all READMEs compile in strict mode", async () => {
  // The compiler ignores files whose names start with a dot.
  const readmes = [".", ...packages].map(async (folder) => [join("readme", folder), await readReadme(folder)] as const);
  await compileSnippets("readmes", new Map(await Promise.all(readmes)));
});

test.each([".", ...packages])(
  "the programs in the README of %s are JavaScript, except those in .ts files",
  async (folder) => {
    const programs = (await readReadme(folder)).filter(({ language }) => language === "ts");
    const [first] = programs;
    expect(programName(first?.code ?? "")).toBeDefined();
    for (const { code } of programs)
      if (!programName(code)?.endsWith(".ts")) expect(stripTypeScriptTypes(code)).toBe(code);
  },
);

test("each program in the root README names its file, and the text says how to run it", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  for (const { language, code } of await readReadme("."))
    if (language === "ts")
      expect(readme).toMatch(new RegExp(`^ {4}(node|npx .* tsc --noEmit) ${programName(code)}$`, "m"));
});

test.skipIf(!hasCurl)("the snippets in the root README run and print the documented output", () => runReadme("."));
