import { describe, expect } from "vitest";
import { test } from "../../testing/browser.ts";

describe("the search, opened from a file", () => {
  test.beforeEach(({ visit, roots }) => visit.open(`${roots.file}reference/listPasskeys.html`));

  test.afterEach(({ visit }) => {
    expect(visit.externalRequests).toEqual([]);
    expect(visit.consoleErrors).toEqual([]);
  });

  test("opens a section of the same page and closes", async ({ page, search, roots }) => {
    // The first result is the guide.
    await search.search("per_page");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${roots.file}reference/listPasskeys.html#query-per_page`);
    expect(await search.dialog.isVisible()).toBe(false);
  });

  test("opens a result in a new tab and stays open", async ({ page, search, roots }) => {
    await search.search("GET /health");
    const [tab] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("Control+Enter")]);
    await tab.waitForURL(`${roots.file}reference/getHealth.html`);
    expect(await search.dialog.isVisible()).toBe(true);
  });

  test("loads its script once, on focus, and keeps the input", async ({ page, search, visit }) => {
    const isScript = (url: string) => url.endsWith("/assets/search.js");
    const gate = Promise.withResolvers<void>();
    await page.route("**/search.js", async (route) => {
      await gate.promise;
      await route.continue();
    });
    // Chromium intercepts requests only in pages that are loaded after `route`.
    await page.reload();
    expect(visit.requests.filter(isScript)).toEqual([]);
    await Promise.all([page.waitForRequest("**/search.js"), page.locator("[data-search]").focus()]);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("archive experiment");
    gate.resolve();
    await search.options.first().waitFor();
    expect(await search.input.inputValue()).toBe("archive experiment");
    expect(await search.activeOption()).toContain("Archive an experiment");
    expect(visit.requests.filter(isScript)).toHaveLength(1);
  });
});
