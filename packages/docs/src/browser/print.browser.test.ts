import { expect } from "vitest";
import { test } from "../testing/browser.ts";

test("prints the URLs of external links", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}guides/authentication.html`);
  await page.emulateMedia({ media: "print" });
  const external = page.locator("main a[href^=https]").first();
  const content = await external.evaluate((link) => getComputedStyle(link, "::after").content);
  expect(content).toBe(`" (${await external.getAttribute("href")})"`);
});
