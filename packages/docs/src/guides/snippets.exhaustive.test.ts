import { expect, test } from "vitest";
import { guideSnippets, slowGuides } from "../testing/snippets/guides.ts";
import { follow, hasCurl } from "../testing/snippets/index.ts";

test.skipIf(!hasCurl).for(slowGuides)("%s does what it shows", async (slug, { signal }) => {
  const snippets = guideSnippets().get(slug) ?? [];
  expect(await follow(`guides/${slug}`, snippets, signal)).toHaveLength(snippets.length);
});
