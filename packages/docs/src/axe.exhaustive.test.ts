import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect } from "vitest";
import { siteFolder } from "./files.ts";
import { enterSearchStates } from "./search/testing/search.ts";
import { test } from "./testing/browser.ts";
import { startMockPages } from "./testing/mock-pages.ts";
import { axeViolations, expandDetails } from "./testing/page-checks.ts";
import { applyDisplayMode, displayModes, pageKinds } from "./testing/page-kinds.ts";
import { enterFormStates, openForm } from "./try-it/testing/form.ts";

describe("a page of each kind is accessible in every display mode", () => {
  test.for(Object.entries(pageKinds()))("%s", async ([, file], { page, visit }) => {
    await visit.open(pathToFileURL(file).href);
    await expandDetails(page);
    for (const mode of displayModes) {
      const label = await applyDisplayMode(page, mode);
      expect(await axeViolations(page), label).toEqual([]);
    }
  });
});

test("the pages of the mock are accessible and fit the screen", async ({ page }) => {
  for (const url of await startMockPages()) {
    await page.goto(url);
    await expandDetails(page);
    for (const mode of displayModes) {
      const label = `${url}, ${await applyDisplayMode(page, mode)}`;
      expect(await axeViolations(page), label).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), label).toBe(mode.viewport.width);
    }
  }
});

test("the search dialog is accessible and fits the screen in every state", async ({ page, visit, search, roots }) => {
  await visit.open(`${roots.served}reference/getSession.html`);
  for await (const state of enterSearchStates(page, search)) {
    for (const mode of displayModes) {
      const label = `${state}, ${await applyDisplayMode(page, mode)}`;
      expect(await axeViolations(page, { within: "dialog.search" }), label).toEqual([]);
      expect(await search.dialog.evaluate((box) => box.scrollWidth - box.clientWidth), label).toBe(0);
    }
  }
});

test("the form is accessible and fits the screen in every state", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/createConvention.html`);
  const form = await openForm(page);
  for await (const state of enterFormStates(form)) {
    for (const mode of displayModes) {
      const label = `${state}, ${await applyDisplayMode(page, mode)}`;
      expect(await axeViolations(page, { within: ".try-it" }), label).toEqual([]);
      expect(await form.form.evaluate((panel) => panel.scrollWidth - panel.clientWidth), label).toBe(0);
    }
  }
});

// page-kinds.browser.test.ts checks the page frame, which is the same everywhere.
describe("the content of every page is accessible", () => {
  const paths = globSync("**/*.html", { cwd: siteFolder, exclude: ["redoc"] });
  const script = readFileSync(join(siteFolder, "assets/site.js"), "utf8");

  test.beforeAll(({ fileVisit, roots }) => fileVisit.open(`${roots.file}index.html`));

  test.for(paths)("%s", async (path, { fileVisit: { page } }) => {
    const html = readFileSync(join(siteFolder, path), "utf8");
    const [main = ""] = /<main.*<\/main>/s.exec(html) ?? [];
    // Loading each page, with axe, would take twice as long.
    await page.locator("main").evaluate((element, main) => {
      element.outerHTML = main;
    }, main);
    await expandDetails(page);
    await page.evaluate(script);
    expect(await axeViolations(page, { within: "main" })).toEqual([]);
  });
});
