import { readContract } from "@crewkit/openapi/node";
import { expect, onTestFinished } from "vitest";
import { test } from "../testing/browser.ts";
import { serveFolder } from "../testing/static-host.ts";

const places: Record<string, (roots: { file: string; served: string }) => string | Promise<string>> = {
  "opened from a file": ({ file }) => `${file}404.html`,
  "served at any depth": ({ served }) => `${served}no/such/page`,
  "served from a folder of a host": async () => {
    const host = await serveFolder("/docs/");
    onTestFinished(() => host.close());
    return `${host.url}no/such/page.html`;
  },
};

test.for(Object.entries(places))(
  "the page for unknown addresses has its styles and scripts, and leads to the first page, %s",
  async ([, urlIn], { page, visit, roots }) => {
    await visit.open(await urlIn(roots));
    const root = page.locator("html");
    expect(await root.evaluate((element) => getComputedStyle(element).colorScheme)).toBe("light dark");
    await page.locator("[data-theme-switch]").click();
    expect(await root.getAttribute("data-theme")).toBe("dark");
    const links = await page.locator("a").evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    for (const url of links.filter((each) => each.startsWith("http")))
      if (!url.includes("#")) expect((await fetch(url)).status, url).toBe(200);

    await page.keyboard.press("Tab");
    await page.locator(".skip").press("Enter");
    expect(await page.locator("h1").textContent()).toBe("There is no such page");
    await page.locator("main .lead a").click();
    await page.waitForFunction((title) => document.title === title, readContract().info.title);

    expect(visit.complaints.filter((text) => !text.includes("status of 404"))).toEqual([]);
    expect(visit.foreign).toEqual([]);
  },
);
