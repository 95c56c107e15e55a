import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { home, site } from "./files.ts";
import { findChromium, launchChromium, skipped } from "./testing/chromium.ts";

const chromium = findChromium();
if (!chromium) console.warn(skipped);

// As somebody meets it who opened a file; what a server adds is tested in serve.test.ts.
describe.skipIf(!chromium)("the site, opened from a file", { timeout: 30_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    if (!existsSync(home)) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
    browser = await launchChromium(chromium ?? "");
  }, 30_000);
  afterAll(() => browser?.close());

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    await page.goto(addressOf(path));
    return page;
  }

  test("is dark where the system is, light by a button, and so on the next page", async () => {
    const page = await open("index.html", { colorScheme: "dark" });
    expect(await lightness(page)).toBeLessThan(0.2);
    await page.getByRole("button", { name: "Light theme" }).click();
    expect(await lightness(page)).toBeGreaterThan(0.9);
    await page.getByRole("link", { name: "Sessions", exact: true }).first().click();
    expect(await lightness(page)).toBeGreaterThan(0.9);
    await page.getByRole("button", { name: "Dark theme" }).click();
    expect(await lightness(page)).toBeLessThan(0.2);
  });

  test("shows samples in the language that was chosen last", async () => {
    const page = await open("reference/getSession.html");
    expect(await samplesOn(page)).toEqual(["curl"]);
    await page.getByText("TypeScript fetch").click();
    expect(await samplesOn(page)).toEqual(["fetch"]);
    await page.goto(addressOf("reference/listSessions.html"));
    expect(await samplesOn(page)).toEqual(["fetch"]);
    expect(await page.getByRole("radio", { name: "TypeScript fetch" }).isChecked()).toBe(true);
  });

  test("can be used by keys alone: past the navigation, to another language, into a field", async () => {
    const page = await open("reference/createSession.html");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.getByRole("radio", { name: "curl" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await samplesOn(page)).toEqual(["client"]);
    const error = page.locator("details.error").first();
    await error.locator("> summary").focus();
    await page.keyboard.press("Enter");
    expect(await error.getAttribute("open")).not.toBeNull();
  });

  test("copies a sample", async () => {
    const page = await open("reference/getHealth.html", { permissions: ["clipboard-read", "clipboard-write"] });
    const block = page.locator(".sample.curl .block");
    await block.hover();
    await block.getByRole("button", { name: "Copy" }).click();
    await block.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await block.locator("code").textContent());
  });

  test("fits a narrow screen, with the navigation behind a button that needs no script", async () => {
    const page = await open("reference/listSessions.html", {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const link = page.getByRole("link", { name: "Begin a session" }).first();
    expect(await link.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await link.click();
    expect(page.url()).toContain("reference/createSession.html");
  });

  test("fits 320 px, which is what a page enlarged to 400 % has (WCAG 2.2, 1.4.10)", async () => {
    const page = await open("reference/createSession.html", { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test("says all without JavaScript, and offers nothing that needs it", async () => {
    const page = await open("reference/createSession.html", { javaScriptEnabled: false });
    const operation = listOperations(readContract()).find(({ operationId }) => operationId === "createSession");
    await page.getByRole("heading", { name: operation?.summary ?? "" }).waitFor();
    for (const status of Object.keys(operation?.responses ?? {})) await page.locator(`[id="${status}"]`).waitFor();
    await page.locator("#body-remote_url").waitFor();
    await page.getByText("TypeScript client").click();
    expect(await samplesOn(page)).toEqual(["client"]);
    for (const name of ["Try it", /Search/, /theme/]) expect(await page.getByRole("button", { name }).count()).toBe(0);
  });

  test("opens what hides a field that is linked to", async () => {
    const page = await open("reference/getSession.html#200-data-model_metrics-cost_usd");
    await page.locator("[id='200-data-model_metrics-cost_usd']").waitFor({ state: "visible" });
  });

  test("prints the whole, what is closed on the screen too", async () => {
    const page = await open("reference/createSession.html");
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["nav#nav", ".top", ".copy"])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    await page.locator("details.error pre").first().waitFor({ state: "visible" });
    expect(await samplesOn(page)).toEqual(["curl", "client", "fetch"]);
  });

  test("prints on white paper for who reads it dark", async () => {
    const page = await open("reference/createSession.html", { colorScheme: "dark" });
    await page.getByRole("button", { name: "Light theme" }).click();
    await page.getByRole("button", { name: "Dark theme" }).click();
    expect(await lightness(page)).toBeLessThan(0.2);
    await page.emulateMedia({ media: "print" });
    expect(await lightness(page)).toBe(1);
  });

  test("shows where one is when the system forces its colours", async () => {
    const page = await open("reference/createSession.html", { forcedColors: "active" });
    const lines = await page
      .locator(".samples label")
      .evaluateAll((labels) => labels.map((label) => getComputedStyle(label).borderBottomWidth));
    expect(lines).toEqual(["2px", "0px", "0px"]);
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("end session");
    await page.keyboard.press("ArrowDown");
    const outline = await page.locator("[aria-selected=true]").evaluate((option) => getComputedStyle(option).outline);
    expect(outline).toMatch(/solid 2px/);
  });
});

function addressOf(path: string): string {
  return new URL(path, pathToFileURL(join(site, "/"))).href;
}

async function samplesOn(page: Page): Promise<string[]> {
  const samples = await page.locator(".sample").all();
  const shown = await Promise.all(
    samples.map(async (each) => ((await each.isVisible()) ? each.getAttribute("class") : "")),
  );
  return shown.flatMap((name) => name?.replace("sample ", "") || []);
}

// Of the page's background, from 0 to 1.
async function lightness(page: Page): Promise<number> {
  const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3 / 255;
}
