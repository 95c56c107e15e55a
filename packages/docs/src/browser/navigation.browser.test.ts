import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";
import { layoutShift } from "../testing/page-checks.ts";

describe("the navigation", () => {
  test("shows the operations of another group when it is opened", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createSession.html`);
    expect(await openGroups(page)).toEqual(["Sessions"]);
    await group(page, "Projects").locator("summary").click();
    await group(page, "Projects").getByRole("link", { name: "POST Create a project" }).click();
    await page.waitForURL(`${roots.file}reference/createProject.html`);
  });

  test("keeps open groups and the scroll position on the next page, without a layout shift", async ({
    page,
    visit,
    roots,
  }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await visit.open(`${roots.file}reference/createSession.html`);
    for (const name of ["Members", "Projects", "Schemas"]) await group(page, name).locator("summary").press("Enter");
    await group(page, "Schemas").getByRole("link", { name: "Session", exact: true }).click();
    await page.waitForURL(`${roots.file}schemas/Session.html`);
    const restored = group(page, "Members").getByRole("link", { name: "List members" });
    await restored.waitFor();
    const top = await scrollTop(page);
    expect(top).toBeGreaterThan(1000);
    for (const path of ["schemas/SessionCreate.html", "guides/errors.html"]) {
      await page.goto(roots.file + path);
      await restored.waitFor();
      expect(await openGroups(page), path).toEqual(
        expect.arrayContaining(["Members", "Projects", "Sessions", "Schemas"]),
      );
      if (path.startsWith("schemas")) expect(await scrollTop(page)).toBe(top);
      expect(await layoutShift(page), path).toBe(0);
    }
    expect(visit.consoleErrors).toEqual([]);
  });

  test("scrolls only if the current page is not visible, by the smallest distance", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createSession.html`);
    expect(await scrollTop(page)).toBe(0);
    const current = page.locator("#nav [aria-current]");
    const bottom = () => current.evaluate((link) => Math.round(link.getBoundingClientRect().bottom - innerHeight));
    await page.setViewportSize({ width: 1280, height: 890 + (await bottom()) });
    await page.reload();
    expect(await scrollTop(page)).toBeGreaterThan(0);
    expect(await bottom()).toBe(0);
  });

  test("scrolls to the current page, including in the menu on a phone", async ({ page, scriptlessPage, roots }) => {
    for (const each of [page, scriptlessPage])
      for (const width of [360, 1280]) {
        await each.setViewportSize({ width, height: 600 });
        await each.goto(`${roots.file}reference/listExperiments.html`);
        if (width === 360) await each.getByRole("button", { name: "Menu" }).click();
        const current = each.locator("#nav [aria-current=page]", { hasText: "List experiments" });
        await expect.poll(() => current.evaluate(isInViewport), { message: `${width} px` }).toBe(true);
      }
  });
});

function isInViewport(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

const group = (page: Page, name: string) =>
  page.locator("#nav details").filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }) });

const scrollTop = (page: Page) => page.locator("#nav").evaluate((nav) => nav.scrollTop);

function openGroups(page: Page): Promise<string[]> {
  return page.locator("#nav details[open] > summary").allTextContents();
}
