import { compileSnippets, hasCurl } from "@crewkit/docs/snippets";
import { test } from "vitest";
import { packages, readReadme, runReadme } from "./testing/readmes.ts";

test("the snippets in all READMEs compile in strict mode", async () => {
  const readmes = [".", ...packages].map(async (folder) => [folder, await readReadme(folder)] as const);
  await compileSnippets("readmes", new Map(await Promise.all(readmes)));
});

test.skipIf(!hasCurl)("the snippets in the root README run and print the documented output", () => runReadme("."));
