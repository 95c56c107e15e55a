import { expect, test } from "vitest";
import { fontCharacters, fontFiles } from "./fonts.ts";
import { renderedFiles } from "./testing/rendered-files.ts";

test("the fonts contain all characters of pages, and have at most 30 kB together", async () => {
  const pages = [...renderedFiles()].filter(([path]) => path.endsWith(".html"));
  // Output of programs may contain other symbols.
  const texts = pages.map(([, html]) => html.replaceAll(/<pre.*?<\/pre>/gs, ""));
  const others = new Set(texts.flatMap((text) => [...text]).filter((each) => !`${fontCharacters}\n\t`.includes(each)));
  expect([...others]).toEqual([]);
  const sizes = (await fontFiles()).map(([, content]) => content.length);
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(30_000);
});
