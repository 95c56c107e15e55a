import { existsSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { home } from "../../files.ts";
import { type Docs, serveDocs } from "../../serve.ts";
import { axeViolations } from "../../testing/axe.ts";
import { findChromium, launchChromium } from "../../testing/chromium.ts";
import { type Search, searchOf } from "../../testing/search.ts";
import { visit } from "../../testing/visit.ts";

const chromium = findChromium();

// That they work from a file as well, search.test.ts says.
describe.skipIf(!chromium)("the dialog of the search", { timeout: 30_000 }, () => {
  let browser: Browser;
  let docs: Docs;
  let page: Page;
  let search: Search;

  beforeAll(async () => {
    if (!existsSync(home)) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
    browser = await launchChromium(chromium ?? "");
    docs = await serveDocs({ port: 0 });
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });

  beforeEach(async () => {
    page = (await visit(browser, `${docs.url}/reference/getSession.html`)).page;
    search = searchOf(page);
  });

  afterEach(() => page.context().close());

  test("gives the focus back, and keeps the last query to be typed over", async () => {
    const button = page.locator("[data-search]");
    await button.click();
    await page.keyboard.type("webhooks");
    await expect.poll(() => search.status()).toContain("Nothing found");
    await page.keyboard.press("Escape");
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("/");
    expect(await search.input.inputValue()).toBe("webhooks");
    await page.keyboard.type("s");
    expect(await search.input.inputValue()).toBe("s");
  });

  test("goes round at both ends of the list", async () => {
    await search.ask("experiment");
    const [first, last] = [await search.options.first().textContent(), await search.options.last().textContent()];
    for (const [key, wanted] of [
      ["ArrowUp", last],
      ["ArrowDown", first],
      ["End", last],
      ["Home", first],
    ] as const) {
      await page.keyboard.press(key);
      expect(await search.chosen()).toBe(wanted);
    }
    expect(await page.locator("[aria-selected=true]").count()).toBe(1);
  });

  test("shows what has some of the words, and says so", async () => {
    await search.ask("kick member");
    expect(await search.status()).toContain("No page has all the words");
    expect(await page.getByText("by name, path or status").isVisible()).toBe(false);
  });

  test("marks the words", async () => {
    await search.ask("archive exp");
    const marks = search.options.first().locator("mark");
    expect(await marks.allTextContents()).toEqual(["Archive", "experiment", "experiments", "archive"]);
  });

  test("is opened by a slash that is not typed into a field", async () => {
    await page.locator("main").evaluate((main) => main.append(document.createElement("textarea")));
    await page.locator("main textarea").press("/");
    expect(await search.dialog.count()).toBe(0);
    await page.locator("main input[type=radio]").first().press("/");
    expect(await search.dialog.isVisible()).toBe(true);
  });

  test("is closed by its button, and by a click beside it", async () => {
    await page.keyboard.press("/");
    await page.getByRole("button", { name: "Close" }).click();
    expect(await search.dialog.isVisible()).toBe(false);
    await page.keyboard.press("/");
    await page.mouse.click(5, 500);
    expect(await search.dialog.isVisible()).toBe(false);
  });

  test("says that the search did not load", async () => {
    await page.route("**/search.js", (route) => route.abort());
    await page.keyboard.press("/");
    await expect.poll(() => search.status()).toContain("did not load");
  });

  test("leads on from the page for what is not there", async () => {
    await page.goto(`${docs.url}/no-such-page`);
    await search.ask("list sessions");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${docs.url}/reference/listSessions.html`);
  });

  test.each([
    [1280, "light"],
    [1280, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("has nothing that axe objects to, %i pixels wide and %s", async (width, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 740 });
    await page.keyboard.press("/");
    for (const query of ["", "session", "webhooks"]) {
      await search.input.fill(query);
      if (query) await expect.poll(() => search.status()).not.toBe("");
      expect(await axeViolations(page, { within: "dialog.search" })).toEqual([]);
    }
    expect(await search.dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });
});
