import { expect, test } from "vitest";
import { follow, hasCurl } from "../testing/snippets/index.ts";
import { guideSnippets, slowGuides } from "./testing/snippets.ts";

test.skipIf(!hasCurl).for(slowGuides)("%s does what it shows", async (slug, { signal }) => {
  const snippets = guideSnippets().get(slug) ?? [];
  expect(await follow(`guides/${slug}`, snippets, signal)).toHaveLength(snippets.length);
});
