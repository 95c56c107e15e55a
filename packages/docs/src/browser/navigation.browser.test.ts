import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";
import { layoutShift } from "../testing/layout-shift.ts";

describe("the navigation", () => {
  test("shows the operations of another group when it is opened", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createSession.html`);
    expect(await openGroups(page)).toEqual(["sessions"]);
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
    const top = await scrollTop(page);
    expect(top).toBeGreaterThan(1000);
    for (const path of ["schemas/SessionCreate.html", "guides/errors.html"]) {
      await page.goto(roots.file + path);
      await group(page, "Members").getByRole("link", { name: "List members" }).waitFor();
      expect(await openGroups(page), path).toEqual(
        expect.arrayContaining(["members", "projects", "sessions", "schemas"]),
      );
      if (path.startsWith("schemas")) expect(await scrollTop(page)).toBe(top);
      expect(await layoutShift(page), path).toBe(0);
    }
    expect(visit.consoleErrors).toEqual([]);
  });
});

const group = (page: Page, name: string) =>
  page.locator("#nav details").filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }) });

const scrollTop = (page: Page) => page.locator("#nav").evaluate((nav) => nav.scrollTop);

function openGroups(page: Page): Promise<(string | undefined)[]> {
  return page
    .locator("#nav details[open]")
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.group));
}
