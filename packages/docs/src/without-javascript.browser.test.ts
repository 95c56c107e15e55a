import type { Page } from "playwright-core";
import { expect } from "vitest";
import { pathOf } from "./parts/links.ts";
import { test } from "./testing/browser.ts";

test("pages show the same text with and without JavaScript", async ({ page, scriptlessPage, roots }) => {
  const paths = [pathOf.home, pathOf.guide("quickstart"), pathOf.operation("createSession"), pathOf.schema("Session")];
  for (const path of paths) {
    const shown = await textOf(scriptlessPage, roots.file + path);
    expect(shown, path).not.toBe("");
    expect(shown, path).toBe(await textOf(page, roots.file + path));
  }
});

async function textOf(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.locator("main button").evaluateAll((buttons) => {
    for (const button of buttons) button.remove();
  });
  const text = await page.locator("main").allInnerTexts();
  return text.join("").split(/\s+/).join(" ").trim();
}
