import { pathToFileURL } from "node:url";
import { describe, expect } from "vitest";
import { axeViolations, expandDetails } from "./testing/axe.ts";
import { test } from "./testing/browser.ts";
import { layoutShift, maxLayoutShift } from "./testing/layout-shift.ts";
import { applyDisplayMode, pageKinds, twoDisplayModes } from "./testing/page-kinds.ts";

// axe.exhaustive.test.ts looks at every page.
describe("a page of each kind", () => {
  const kinds = Object.entries(pageKinds());

  test.for(kinds)("%s keeps still, fits and is accessible", async ([, file], { page, visit }) => {
    await visit.open(pathToFileURL(file).href);
    expect(await layoutShift(page)).toBeLessThanOrEqual(maxLayoutShift);
    // 320 px is what remains of a page that is enlarged to 400 % (WCAG 2.2, 1.4.10).
    for (const width of [320, 1280, 2560]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
    }
    await expandDetails(page);
    for (const look of twoDisplayModes) {
      const told = await applyDisplayMode(page, look);
      expect(await axeViolations(page), told).toEqual([]);
    }
    expect(visit.externalRequests).toEqual([]);
    expect(visit.consoleErrors).toEqual([]);
  });
});

test("the menu of a narrow screen is accessible, light and dark", async ({ page, visit, roots }) => {
  await page.setViewportSize({ width: 360, height: 900 });
  await visit.open(`${roots.file}index.html`);
  await page.getByRole("button", { name: "Menu" }).click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page, { within: "#nav" }), colorScheme).toEqual([]);
  }
});

test("axe reports the violations of an inaccessible page", async ({ page }) => {
  await page.setContent("<html><img src='data:,'><button style='width:9px;height:9px;padding:0'></button>");
  expect((await axeViolations(page)).map((line) => line.split(" ")[0])).toEqual(
    expect.arrayContaining(["image-alt", "button-name", "html-has-lang", "region"]),
  );
});

test("a layout shift is measured", async ({ page }) => {
  await page.setContent("<p>Text<h1>Title</h1>");
  expect(await layoutShift(page)).toBe(0);
  await page.evaluate(() =>
    document.querySelector("h1")?.insertAdjacentHTML("beforebegin", "<hr style='height:200px'>"),
  );
  expect(await layoutShift(page)).toBeGreaterThan(maxLayoutShift);
});
