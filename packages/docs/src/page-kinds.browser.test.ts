import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { describe, expect } from "vitest";
import { homeFile } from "./files.ts";
import { test } from "./testing/browser.ts";
import { axeViolations, expandDetails, layoutShift, maxLayoutShift } from "./testing/page-checks.ts";
import { applyDisplayMode, pageKinds, pagesBySize, twoDisplayModes } from "./testing/page-kinds.ts";

describe("a page of each kind", () => {
  const kinds = Object.entries(pageKinds());

  test.for(kinds)("%s has no layout shift and fits the screen", async ([, file], { page, visit }) => {
    await visit.open(pathToFileURL(file).href);
    expect(await layoutShift(page)).toBeLessThanOrEqual(maxLayoutShift);
    // 320 px is the width of a page zoomed to 400% (WCAG 2.2, 1.4.10).
    for (const width of [320, 1280, 2560]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
    }
    expect(visit.externalRequests).toEqual([]);
    expect(visit.consoleErrors).toEqual([]);
  });
});

// axe.exhaustive.test.ts checks the other pages.
test("the largest page of an operation is accessible in both themes", async ({ page }) => {
  await page.goto(pathToFileURL(pagesBySize("reference")[0] ?? "").href);
  await expandDetails(page);
  for (const mode of twoDisplayModes) {
    const label = await applyDisplayMode(page, mode);
    expect(await axeViolations(page), label).toEqual([]);
  }
});

test("the home page has no layout shift if it arrives slowly", async ({ page }) => {
  const parts = (await readFile(homeFile, "utf8")).match(/.{1,1000}/gs) ?? [];
  await page.goto(pathToFileURL(homeFile).href);
  await page.evaluate(async (each) => {
    document.open();
    for (const part of each) {
      document.write(part);
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    }
    document.close();
  }, parts);
  expect(await layoutShift(page)).toBeLessThanOrEqual(maxLayoutShift);
});

test("the home page shows its response completely, and names the quickstart once", async ({ page }) => {
  await page.goto(pathToFileURL(homeFile).href);
  const hidden = await page.locator(".response pre").evaluate((code) => code.scrollHeight - code.clientHeight);
  expect(hidden).toBe(0);
  expect(await page.locator("main a[href$='quickstart.html']").count()).toBe(1);
});

test("the navigation menu on a narrow screen is accessible in both themes", async ({ page, visit, roots }) => {
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

test("layoutShift measures a layout shift", async ({ page }) => {
  await page.setContent("<p>Text<h1>Title</h1>");
  expect(await layoutShift(page)).toBe(0);
  await page.evaluate(() =>
    document.querySelector("h1")?.insertAdjacentHTML("beforebegin", "<hr style='height:200px'>"),
  );
  expect(await layoutShift(page)).toBeGreaterThan(maxLayoutShift);
});
