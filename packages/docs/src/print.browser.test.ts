import { pathToFileURL } from "node:url";
import { describe, expect } from "vitest";
import { test } from "./testing/browser.ts";
import { countSheets } from "./testing/page-checks.ts";
import { printedPages } from "./testing/page-kinds.ts";

describe("a printed page", () => {
  const { guides, operations } = printedPages();

  // print.exhaustive.test.ts prints the smaller pages.
  test.for([...guides.slice(0, 2), ...operations.slice(0, 1)])(
    "has at most three sheets: %s",
    async (file, { page }) => {
      await page.goto(pathToFileURL(file).href);
      expect(await countSheets(page)).toBeLessThanOrEqual(3);
    },
  );

  test("has the selected language, after the parameters and with expanded sections", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createSession.html`);
    await page.locator(".samples label", { hasText: "Python" }).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".samples .tab:visible code").textContent()).toContain("import httpx");
    expect(await page.locator(".samples label:visible").allTextContents()).toEqual(["Python"]);
    await page.locator("[id='201-data-model_metrics-cost_usd']").waitFor({ state: "visible" });
    const top = (selector: string) => page.locator(selector).evaluate((each) => each.getBoundingClientRect().top);
    expect(await top("#body")).toBeLessThan(await top(".samples"));
    for (const hidden of ["nav#nav", ".find", ".copy", ".pager"])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    const overflow = (code: Element) => code.scrollHeight - code.clientHeight;
    for (const code of await page.locator("pre:visible").all()) expect(await code.evaluate(overflow)).toBe(0);
  });

  test("is light", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}index.html`);
    await page.getByRole("combobox", { name: "Theme" }).selectOption({ label: "Dark" });
    await page.emulateMedia({ media: "print" });
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await expect.poll(background).toBe("rgb(255, 255, 255)");
  });

  test("prints the URLs of external links", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}guides/authentication.html`);
    await page.emulateMedia({ media: "print" });
    const external = page.locator("main a[href^=https]").first();
    const content = await external.evaluate((link) => getComputedStyle(link, "::after").content);
    expect(content).toBe(`" (${await external.getAttribute("href")})"`);
  });
});
