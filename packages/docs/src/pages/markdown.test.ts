import { describe, expect, test } from "vitest";
import { markdownPath } from "../parts/links.ts";
import { madeFiles } from "../testing/site-files.ts";
import { codeBlocks, fieldRows, paragraphs, readHtml, readMarkdown } from "../testing/text.ts";

// What a page alone has: what can be pressed, what is said of what can be unfolded, and drawings, whose text the twin has.
const forPeople =
  "button, .js, legend, .samples > label, svg, .doors, main > footer, details:not(.example, .error) > summary";

describe("the twin of every page", () => {
  const files = madeFiles();
  const pairs = [...files].flatMap(([path, html]) => {
    if (!path.endsWith(".html")) return [];
    const twin = markdownPath(path);
    return { path: twin, page: readHtml(html, forPeople), twin: readMarkdown(files.get(twin) ?? "") };
  });

  test("begins with the page's title, and has no other", () => {
    for (const { path, page, twin } of pairs) {
      expect(twin("h1").length, path).toBe(1);
      expect(twin("body > :first-child").text(), path).toBe(page("h1").text());
    }
  });

  test("says all that the page says", () => {
    const missing = pairs.flatMap(({ path, page, twin }) => {
      const said = paragraphs(twin).map((text) => ` ${text} `);
      const isSaid = (text: string) => said.some((each) => each.includes(` ${text} `));
      return paragraphs(page).flatMap((text) => (isSaid(text) ? [] : `${path} lacks: ${text}`));
    });
    expect(missing).toEqual([]);
  });

  test("has its fields, each where it stands and with all that is told of it", () => {
    for (const { path, page, twin } of pairs.filter((each) => /^(reference|schemas)\//.test(each.path))) {
      expect(fieldRows(twin, "code"), path).toEqual(fieldRows(page, "a.name"));
    }
  });

  test("has its samples and examples, to the letter", () => {
    for (const { path, page, twin } of pairs) {
      expect(codeBlocks(twin), path).toEqual(expect.arrayContaining(codeBlocks(page)));
    }
  });
});
