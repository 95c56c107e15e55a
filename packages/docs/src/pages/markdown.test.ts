import { describe, expect, test } from "vitest";
import { markdownPath } from "../components/links.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { codeBlocks, fieldRows, paragraphs, readHtml, readMarkdown } from "../testing/text.ts";

// Only pages have controls, labels of folded parts, and drawings, whose source is in the Markdown version.
const forPeople =
  "button, .js, legend, .samples > label, svg, .doors, main > footer, details:not(.example, .error) > summary";

describe("the Markdown version of every page", () => {
  const files = renderedFiles();
  const pairs = [...files].flatMap(([path, html]) => {
    if (!path.endsWith(".html")) return [];
    const markdown = markdownPath(path);
    return { path: markdown, page: readHtml(html, forPeople), markdown: readMarkdown(files.get(markdown) ?? "") };
  });

  test("begins with the page's title, and has no other", () => {
    for (const { path, page, markdown } of pairs) {
      expect(markdown("h1").length, path).toBe(1);
      expect(markdown("body > :first-child").text(), path).toBe(page("h1").text());
    }
  });

  test("says all that the page says", () => {
    const missing = pairs.flatMap(({ path, page, markdown }) => {
      const said = paragraphs(markdown).map((text) => ` ${text} `);
      const isSaid = (text: string) => said.some((each) => each.includes(` ${text} `));
      return paragraphs(page).flatMap((text) => (isSaid(text) ? [] : `${path} lacks: ${text}`));
    });
    expect(missing).toEqual([]);
  });

  test("has its fields, each where it stands and with all that is told of it", () => {
    for (const { path, page, markdown } of pairs.filter((each) => /^(reference|schemas)\//.test(each.path))) {
      expect(fieldRows(markdown, "code"), path).toEqual(fieldRows(page, "a.name"));
    }
  });

  test("has its samples and examples, to the letter", () => {
    for (const { path, page, markdown } of pairs) {
      expect(codeBlocks(markdown), path).toEqual(expect.arrayContaining(codeBlocks(page)));
    }
  });
});
