import { expect, test } from "vitest";
import { hasCurl, runSnippets } from "../testing/snippets/index.ts";
import { readGuideSnippets, slowGuides } from "./testing/snippets.ts";

test.skipIf(!hasCurl).for(slowGuides)("the snippets of %s print the output shown", async (slug, { signal }) => {
  const snippets = readGuideSnippets().get(slug) ?? [];
  expect(await runSnippets(`guides/${slug}`, snippets, signal)).toHaveLength(snippets.length);
});
