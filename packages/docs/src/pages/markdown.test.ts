import { describe, expect, test } from "vitest";
import { markdownPath } from "../components/links.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { codeBlocks, fieldRows, paragraphs, readHtml, readMarkdown } from "../testing/text.ts";

// Elements without an equivalent in Markdown: controls, labels of collapsed sections and callouts, and diagrams.
const htmlOnly =
  "button, .js, .contents, .pager, legend, .callout-title, .tabs > label, .errors .show, .caption b, svg, .actions, .page-menu, details:not(.example) > summary";

describe("the Markdown version of every page", () => {
  const files = renderedFiles();
  const pairs = [...files].flatMap(([path, html]) => {
    if (!path.endsWith(".html")) return [];
    const markdown = markdownPath(path);
    return { path: markdown, page: readHtml(html, htmlOnly), markdown: readMarkdown(files.get(markdown) ?? "") };
  });

  test("has one title, the title of the page", () => {
    for (const { path, page, markdown } of pairs) {
      expect(markdown("h1").length, path).toBe(1);
      expect(markdown("body > :first-child").text(), path).toBe(page("h1").text());
    }
  });

  test("contains all text of the page", () => {
    const missing = pairs.flatMap(({ path, page, markdown }) => {
      const texts = paragraphs(markdown).map((text) => ` ${text} `);
      const isIncluded = (text: string) => texts.some((each) => each.includes(` ${text} `));
      return paragraphs(page).flatMap((text) => (isIncluded(text) ? [] : `${path} lacks: ${text}`));
    });
    expect(missing).toEqual([]);
  });

  test("lists the fields with the same nesting and text", () => {
    for (const { path, page, markdown } of pairs.filter((each) => /^(reference|schemas)\//.test(each.path))) {
      expect(fieldRows(markdown, "code"), path).toEqual(fieldRows(page, "a.name"));
    }
  });

  test("contains the samples and examples unchanged", () => {
    for (const { path, page, markdown } of pairs) {
      expect(codeBlocks(markdown), path).toEqual(expect.arrayContaining(codeBlocks(page)));
    }
  });
});
