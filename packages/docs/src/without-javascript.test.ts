import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "cheerio";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { site } from "./files.ts";
import { pathOf } from "./parts/links.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";

const pages = [pathOf.home, pathOf.guide("quickstart"), pathOf.operation("createSession"), pathOf.schema("Session")];

describe("without JavaScript", () => {
  test.each(pages)("%s lacks only what needs it: the search, the theme and the form", (path) => {
    const $ = load(readFileSync(join(site, path), "utf8"));
    const hidden = $(".js, [hidden], template, noscript").toArray();
    const names = hidden.map((each) => $(each).text().trim() || $(each).attr("aria-label"));
    expect(["Search /", "Dark theme", "Try it"]).toEqual(expect.arrayContaining(names));
  });

  const chromium = findChromium();
  describe.skipIf(!chromium)("in a browser", { timeout: 30_000 }, () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchChromium(chromium ?? "");
    });

    afterAll(() => browser?.close());

    test.each(pages)("%s shows the same text", async (path) => {
      const shown = await textOf(path, false);
      expect(shown).not.toBe("");
      expect(shown).toBe(await textOf(path, true));
    });

    async function textOf(path: string, javaScriptEnabled: boolean): Promise<string> {
      const page = await browser.newPage({ javaScriptEnabled });
      await page.goto(pathToFileURL(join(site, path)).href);
      await page.locator("main button").evaluateAll((buttons) => {
        for (const button of buttons) button.remove();
      });
      const text = await page.locator("main").allInnerTexts();
      await page.close();
      return text.join("").split(/\s+/).join(" ").trim();
    }
  });
});
