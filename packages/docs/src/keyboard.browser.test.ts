import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./testing/browser.ts";
import { findForm } from "./try-it/testing/form.ts";

describe("tasks with the keyboard only", () => {
  test("find an operation, copy its sample, send the request and read the error", async ({
    page,
    visit,
    search,
    roots,
  }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await visit.open(`${roots.file}index.html`);
    await search.search("create project");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${roots.file}reference/createProject.html`);

    await skipToContent(page);
    await tabTo(page, page.locator(".samples").getByRole("button", { name: "Copy" }));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl .*\/projects/);

    await tabTo(page, page.getByRole("button", { name: "Try it" }));
    await page.keyboard.press("Enter");
    const { form, waitForStatus } = await findForm(page);
    await tabTo(page, form.getByLabel("Response", { exact: true }));
    await page.keyboard.type("422");
    await tabTo(page, form.getByRole("button", { name: "Send", exact: true }));
    await page.keyboard.press("Enter");
    await waitForStatus("422");
    const body = form.getByLabel("Response body");
    await tabTo(page, body);
    expect(JSON.parse((await body.textContent()) ?? "")).toHaveProperty("details");
  });

  test("open an operation of another group in the menu of a phone", async ({ page, visit, roots }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await visit.open(`${roots.file}index.html`);
    await tabTo(page, page.getByRole("button", { name: "Menu" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.locator("#nav summary", { hasText: "Sessions" }));
    await page.keyboard.press("Enter");
    const link = page.locator("#nav").getByRole("link", { name: "Start a session" });
    await link.waitFor();
    await tabTo(page, link);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${roots.file}reference/createSession.html`);
  });
});

async function skipToContent(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`60 presses of Tab did not reach ${target}.`);
}
