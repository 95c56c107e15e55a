import { join } from "node:path";
import { compileSnippets, hasCurl } from "@crewkit/docs/snippets";
import { test } from "vitest";
import { packages, readReadme, runReadme } from "./testing/readmes.ts";

test("the snippets in all READMEs compile in strict mode", async () => {
  // The compiler ignores files whose names start with a dot.
  const readmes = [".", ...packages].map(async (folder) => [join("readme", folder), await readReadme(folder)] as const);
  await compileSnippets("readmes", new Map(await Promise.all(readmes)));
});

test.skipIf(!hasCurl)("the snippets in the root README run and print the documented output", () => runReadme("."));
