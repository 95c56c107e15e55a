import { expect } from "vitest";
import { pathOf } from "../components/links.ts";
import { test } from "../testing/browser.ts";
import { axeViolations } from "../testing/page-checks.ts";

test("copies the Markdown version of the page and announces it", async ({ page, visit, roots }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit.open(roots.served + pathOf.operation("getHealth"));
  await page.getByText("Copy page").click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.locator("[aria-live=polite]").getByRole("button", { name: "Copied" }).waitFor();
  const markdown = await (await fetch(`${roots.served}reference/getHealth.md`)).text();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
});

test("reports a page that could not be copied", async ({ page, visit, roots }) => {
  await visit.open(roots.served + pathOf.operation("getHealth"));
  await page.route("**/getHealth.md", (route) => route.fulfill({ status: 404 }));
  await page.getByText("Copy page").click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByRole("button", { name: "The page could not be copied" }).waitFor();
});

test("is closed with Escape and a click outside, and is accessible on a phone", async ({ page, visit, roots }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await visit.open(roots.served + pathOf.operation("getHealth"));
  const link = page.getByRole("link", { name: "View as Markdown" });
  for (const close of [() => page.keyboard.press("Escape"), () => page.mouse.click(10, 600)]) {
    await page.getByText("Copy page").click();
    await page.getByRole("button", { name: "Copy as Markdown" }).waitFor();
    expect((await link.boundingBox())?.x).toBeGreaterThan(0);
    expect(await axeViolations(page, { within: ".page-menu" })).toEqual([]);
    await close();
    await link.waitFor({ state: "hidden" });
  }
});

test("works without JavaScript, and has no button to copy a page that was opened from a file", async ({
  page,
  visit,
  scriptlessPage,
  roots,
}) => {
  await visit.open(roots.file + pathOf.operation("getHealth"));
  for (const each of [page, scriptlessPage]) {
    await each.goto(roots.file + pathOf.operation("getHealth"));
    await each.getByText("Copy page").click();
    await each.getByRole("link", { name: "View as Markdown" }).waitFor();
    await each.waitForLoadState("networkidle");
    expect(await each.locator(".page-menu button").count()).toBe(0);
  }
});
