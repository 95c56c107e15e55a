import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations, colourRules, unfold } from "./testing/axe.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { pageKinds } from "./testing/page-kinds.ts";

const chromium = findChromium();

describe.skipIf(!chromium)("to axe, nothing is wrong", { timeout: 60_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
  }, 30_000);

  afterAll(() => browser?.close());

  test("but with a page that is broken on purpose", async () => {
    const page = await browser.newPage();
    await page.setContent("<html><img src='data:,'><button style='width:9px;height:9px;padding:0'></button>");
    expect((await axeViolations(page)).map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(["image-alt", "button-name", "html-has-lang", "region"]),
    );
  });

  describe.each([360, 1280])("%i px wide", (width) => {
    let page: Page;

    beforeAll(async () => {
      page = await browser.newPage({ viewport: { width, height: 900 } });
    });

    // Dark is other colours and nothing else, so what has to do with them is all that is asked again.
    test.each(Object.entries(pageKinds()))("%s", async (_, file) => {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(pathToFileURL(file).href);
      await unfold(page);
      expect(await axeViolations(page), "in light").toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await axeViolations(page, { only: colourRules }), "in dark").toEqual([]);
      const menu = page.locator("[popovertarget]");
      if (!(await menu.isVisible())) return;
      await menu.click();
      expect(await axeViolations(page, { within: "#nav" }), "the menu, in dark").toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      expect(await axeViolations(page, { within: "#nav", only: colourRules }), "the menu, in light").toEqual([]);
    });
  });
});
