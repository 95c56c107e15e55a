import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect } from "vitest";
import { site } from "./files.ts";
import { axeViolations, unfold } from "./testing/axe.ts";
import { test } from "./testing/browser.ts";
import { applyLook, looks, pageKinds } from "./testing/page-kinds.ts";

describe("a page of each kind is accessible in every look", () => {
  test.for(Object.entries(pageKinds()))("%s", async ([, file], { page, visit }) => {
    await visit.open(pathToFileURL(file).href);
    await unfold(page);
    for (const look of looks) {
      const shown = await applyLook(page, look);
      expect(await axeViolations(page), shown).toEqual([]);
    }
  });
});

// What surrounds the content is the same on every page; page-kinds.browser.test.ts checks it.
describe("the content of every page is accessible", () => {
  const paths = globSync("**/*.html", { cwd: site, exclude: ["redoc"] });

  test.beforeAll(({ fileVisit, roots }) => fileVisit.open(`${roots.file}index.html`));

  test.for(paths)("%s", async (path, { fileVisit: { page } }) => {
    const html = readFileSync(join(site, path), "utf8");
    const [main = ""] = /<main.*<\/main>/s.exec(html) ?? [];
    // In the same document: to load each page, and axe into it, would take twice as long.
    await page.locator("main").evaluate((element, main) => {
      element.outerHTML = main;
    }, main);
    await unfold(page);
    expect(await axeViolations(page, { within: "main" })).toEqual([]);
  });
});
