import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { home, site } from "../../files.ts";
import { type Docs, serveDocs } from "../../serve.ts";
import { advice, findChromium, launchChromium } from "../../testing/chromium.ts";
import { type Search, searchOf } from "../../testing/search.ts";
import { type Visit, visit } from "../../testing/visit.ts";

const chromium = findChromium();
if (!chromium) console.warn(`The search's browser tests are skipped: there is no Chromium. ${advice}`);

describe.skipIf(!chromium)("the search", { timeout: 30_000 }, () => {
  let browser: Browser;
  let docs: Docs;

  beforeAll(async () => {
    if (!existsSync(home)) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
    browser = await launchChromium(chromium ?? "");
    docs = await serveDocs({ port: 0 });
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });

  describe.each([
    { place: "from a file", root: () => `${pathToFileURL(site).href}/` },
    { place: "served", root: () => `${docs.url}/` },
  ])("$place", ({ root }) => {
    let visited: Visit;
    let page: Page;
    let search: Search;

    beforeEach(async () => {
      visited = await visit(browser, `${root()}reference/listPasskeys.html`);
      page = visited.page;
      search = searchOf(page);
    });

    afterEach(async () => {
      expect(visited.foreign).toEqual([]);
      expect(visited.complaints).toEqual([]);
      await page.context().close();
    });

    test("leads to a page by keys alone", async () => {
      await search.ask("archve experimnt");
      expect(await search.status()).toMatch(/^\d+ results$/);
      expect(await search.chosen()).toContain("Archive an experiment");
      await page.keyboard.press("ArrowDown");
      expect(await search.chosen()).not.toContain("Archive an experiment");
      await page.keyboard.press("Home");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root()}reference/archiveExperiment.html`);
    });

    test("leads to a place on the same page, and closes", async () => {
      await search.ask("per_page");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root()}reference/listPasskeys.html#query-per_page`);
      expect(await search.dialog.isVisible()).toBe(false);
    });

    test("opens a result in a new tab, and stays", async () => {
      await search.ask("GET /health");
      const [tab] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("Control+Enter")]);
      await tab.waitForURL(`${root()}reference/getHealth.html`);
      expect(await search.dialog.isVisible()).toBe(true);
    });

    test("is loaded when somebody is about to search, once, and keeps what is typed meanwhile", async () => {
      const gate = Promise.withResolvers<void>();
      const asked: string[] = [];
      await page.route("**/search.js", async (route) => {
        asked.push(route.request().url());
        await gate.promise;
        await route.continue();
      });
      await page.reload();
      expect(asked).toEqual([]);
      await page.locator("[data-search]").focus();
      await expect.poll(() => asked).toEqual([`${root()}assets/search.js`]);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("archive experiment");
      gate.resolve();
      await search.options.first().waitFor();
      expect(await search.input.inputValue()).toBe("archive experiment");
      expect(await search.chosen()).toContain("Archive an experiment");
      expect(asked).toHaveLength(1);
    });
  });
});
