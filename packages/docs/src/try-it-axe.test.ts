import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { site } from "./files.ts";
import { axeViolations } from "./testing/axe.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { openForm, type TryForm } from "./testing/try-it.ts";

const chromium = findChromium();

// What somebody sees of the form, one after the other.
const states: [name: string, reach: (form: TryForm) => Promise<void>][] = [
  ["as it opens", async () => {}],
  ["with a base URL", ({ field }) => field("A base URL").check()],
  [
    "with what is wrong",
    async ({ field, send }) => {
      await field("Base URL").fill("nowhere");
      await field("JSON").fill("{");
      await send();
    },
  ],
  [
    "with an answer",
    async ({ form, field, send, says }) => {
      await field("The mock in this page").check();
      await field("JSON").fill('{"name": "Payments", "slug": "payments"}');
      await send();
      await says("201 Created");
      for (const fold of await form.locator(".try-result summary").all()) await fold.click();
    },
  ],
];

const sizes = [360, 1280].flatMap((width) => [
  { width, colorScheme: "light" as const },
  { width, colorScheme: "dark" as const },
]);

describe.skipIf(!chromium)("the form is for everybody", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
  }, 30_000);
  afterAll(() => browser?.close());

  test.each(sizes)("$width px wide, $colorScheme", async ({ width, colorScheme }) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(pathToFileURL(join(site, "reference/createProject.html")).href);
    const form = await openForm(page);
    for (const [name, reach] of states) {
      await reach(form);
      expect(await axeViolations(page, { within: ".try-it" }), name).toEqual([]);
      expect(await overflow(page), name).toBe(0);
    }
    await page.close();
  });
});

// How many pixels of the form stand out of it.
function overflow(page: Page): Promise<number> {
  return page.locator(".try-it").evaluate((form) => form.scrollWidth - form.clientWidth);
}
