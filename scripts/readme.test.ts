import { compileSnippets, hasCurl } from "@crewkit/docs/snippets";
import { test } from "vitest";
import { packages, readReadme, runReadme } from "./testing/readmes.ts";

test("the programs of all READMEs compile strictly", async () => {
  const readmes = [".", ...packages].map(async (folder) => [folder, await readReadme(folder)] as const);
  await compileSnippets("readmes", new Map(await Promise.all(readmes)));
});

test.skipIf(!hasCurl)("the snippets of the root README run and print what it shows", () => runReadme("."));
