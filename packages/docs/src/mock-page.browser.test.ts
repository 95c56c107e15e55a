import { type Mock, startMock } from "@crewkit/mock";
import { expect, onTestFinished } from "vitest";
import { test } from "./testing/browser.ts";
import { startMockPages } from "./testing/mock-pages.ts";
import { axeViolations, expandDetails } from "./testing/page-checks.ts";
import { applyDisplayMode, twoDisplayModes } from "./testing/page-kinds.ts";

// Tests of the mock's overview. They are here because the mock has no browser.

async function start(options: { port?: number } = {}): Promise<Mock> {
  const mock = await startMock(options);
  onTestFinished(mock.close);
  return mock;
}

test("shows requests and changes live, and runs no markup of a client", async ({ visit }) => {
  const mock = await start();
  const { page } = visit;
  await visit.open(mock.origin);
  const rows = page.locator("#requests > li");
  await mock.fetch(`${mock.url}/health?x='"><img src=x>`, { headers: { "X-Name": "<img src=x onerror=alert(1)>" } });
  await rows.first().click();
  await rows.getByText('"x-name": "<img src=x onerror=alert(1)>"').waitFor();
  await mock.fetch(`${mock.url}/nowhere`);
  await rows.nth(1).getByText('"x-name"').waitFor();
  await page.getByLabel("Only errors").check();
  expect(await rows.filter({ visible: true }).allTextContents()).toEqual([expect.stringContaining("/nowhere")]);
  mock.reset();
  await rows.first().waitFor({ state: "detached" });
  expect(visit.consoleErrors).toEqual([]);
  expect(visit.externalRequests).toEqual([]);
});

test("controls the mock with the keyboard, and keeps the focus", async ({ visit }) => {
  const mock = await start();
  const { page } = visit;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit.open(mock.origin);
  await page.getByRole("button", { name: "Copy bruno" }).press("Enter");
  await page.getByRole("status").getByText("Copied mock.bruno.token").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("mock.bruno.token");
  await page.getByRole("button", { name: "Freeze" }).press("Enter");
  await page.locator("button:focus", { hasText: "Resume" }).waitFor();
  expect(mock.clock.isFrozen()).toBe(true);
  mock.limits.set({ address: "127.0.0.1" });
  await page.getByRole("button", { name: "Restore the limit of 127.0.0.1" }).press("Enter");
  await page.getByText("100 of 100 requests left").waitFor();
  mock.faults.add({ operation: "getHealth", status: 503 });
  const other = mock.faults.add({ operation: "getProject", status: 500 });
  await page.getByRole("button", { name: "Remove fault 1: getHealth" }).press("Enter");
  await page.getByRole("button", { name: "Remove fault 1: getHealth" }).waitFor({ state: "detached" });
  expect(mock.faults.list()).toEqual([other]);
  await page.getByRole("button", { name: "Clear faults" }).press("Enter");
  await page.getByRole("button", { name: "Remove fault 2: getProject" }).waitFor({ state: "detached" });
  expect(mock.faults.list()).toEqual([]);
});

test("reconnects to a restarted mock", async ({ page }) => {
  const mock = await start();
  await mock.fetch(`${mock.url}/health?old`);
  await page.goto(mock.origin);
  await mock.close();
  await page.getByText("Reconnecting…").waitFor();
  const restarted = await start({ port: Number(new URL(mock.url).port) });
  await restarted.fetch(`${mock.url}/health?new`);
  await page.locator("#requests").getByText("/health?new").first().waitFor();
  expect(await page.locator("#requests").textContent()).not.toContain("old");
});

test("shows its content without JavaScript, and hides the buttons", async ({ scriptlessPage }) => {
  const mock = await start();
  await mock.fetch(`${mock.url}/health`);
  await scriptlessPage.goto(mock.origin);
  await scriptlessPage.locator("summary").click();
  await scriptlessPage.getByText("Response body").waitFor();
  await scriptlessPage.getByText("mock.ada.token", { exact: true }).waitFor();
  expect(await scriptlessPage.getByRole("button").filter({ visible: true }).count()).toBe(0);
});

// axe.exhaustive.test.ts checks every display mode.
test("is accessible and fits the screen in both themes", async ({ page }) => {
  for (const url of await startMockPages()) {
    await page.goto(url);
    await expandDetails(page);
    for (const mode of twoDisplayModes) {
      const label = `${url}, ${await applyDisplayMode(page, mode)}`;
      expect(await axeViolations(page), label).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), label).toBe(mode.viewport.width);
    }
  }
});
