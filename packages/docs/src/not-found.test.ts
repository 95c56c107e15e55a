import { pathToFileURL } from "node:url";
import { readContract } from "@crewkit/openapi/node";
import { load } from "cheerio";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notFound } from "./files.ts";
import { type Docs, serveDocs } from "./serve.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { type StaticHost, serveFolder } from "./testing/static-host.ts";
import { visit } from "./testing/visit.ts";

describe("the page for what is not there", { timeout: 30_000 }, () => {
  let docs: Docs;
  let host: StaticHost;

  beforeAll(async () => {
    docs = await serveDocs({ port: 0 });
    host = await serveFolder("/docs/");
  });

  afterAll(async () => {
    await docs?.close();
    await host?.close();
  });

  const places = [
    { place: "served, however deep", url: () => `${docs.url}/no/such/page` },
    { place: "served from a folder of a host", url: () => `${host.url}no/such/page.html` },
  ];

  test.each(places)("says so with 404, and its links lead somewhere: $place", async ({ url }) => {
    const response = await fetch(url());
    expect(response.status).toBe(404);
    const $ = load(await response.text());
    const base = new URL($("base").attr("href") ?? "", url());
    for (const { attribs } of $(":not(base)[href], [src]").toArray()) {
      const target = new URL(attribs.href ?? attribs.src ?? "", base);
      if (target.protocol !== "data:") expect((await fetch(target)).status, target.href).toBe(200);
    }
  });

  const chromium = findChromium();
  describe.skipIf(!chromium)("in a browser", () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchChromium(chromium ?? "");
    });

    afterAll(() => browser?.close());

    test.each([...places, { place: "opened from a file", url: () => pathToFileURL(notFound).href }])(
      "has its styles and scripts, and leads to the first page: $place",
      async ({ url }) => {
        const { page, complaints, foreign } = await visit(browser, url());
        const root = page.locator("html");
        expect(await root.evaluate((element) => getComputedStyle(element).colorScheme)).toBe("light dark");
        await page.locator("[data-theme-switch]").click();
        expect(await root.getAttribute("data-theme")).toBe("dark");

        await page.keyboard.press("Tab");
        await page.locator(".skip").press("Enter");
        expect(await page.locator("h1").textContent()).toBe("There is no such page");
        await page.locator("main .lead a").click();
        expect(await page.title()).toBe(readContract().info.title);

        expect(complaints.filter((text) => !text.includes("status of 404"))).toEqual([]);
        expect(foreign).toEqual([]);
      },
    );
  });
});
