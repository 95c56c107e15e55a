import { existsSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { layout } from "../components/layout.ts";
import { siteFolder } from "../files.ts";
import { createSite } from "../site.ts";
import { test } from "../testing/browser.ts";
import { notFoundPage } from "./not-found.ts";

const docs = "https://acme.example/docs/";

test.for([
  ["opened from a file", ({ file }: { file: string }) => file, "404.html"],
  ["served at any depth", ({ served }: { served: string }) => served, "no/such/page"],
  ["served from a folder of a host", () => docs, "no/such/page.html"],
] as const)(
  "the 404 page loads its styles and scripts and links to the home page, %s",
  async ([, rootIn, path], { page, visit, roots }) => {
    const root = rootIn(roots);
    await host(page);
    await visit.open(root + path);
    const html = page.locator("html");
    expect(await html.evaluate((element) => getComputedStyle(element).colorScheme)).toBe("light dark");
    await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
    expect(await html.getAttribute("data-theme")).toBe("dark");
    const links = await page.locator("a").evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(links.filter((each) => !each.includes("#") && !isPage(each, root))).toEqual([]);

    await page.keyboard.press("Tab");
    await page.locator(".skip").press("Enter");
    expect(await page.locator("h1").textContent()).toBe("Page not found");
    await page.locator("main .lead a").click();
    await page.waitForFunction((title) => document.title === title, readContract().info.title);

    expect(visit.consoleErrors.filter((text) => !text.includes("status of 404"))).toEqual([]);
    expect(visit.externalRequests).toEqual([]);
  },
);

test("lists similar pages and searches for the words of the path", async ({ page, visit, search }) => {
  await host(page);
  await visit.open(`${docs}reference/getSesion.html`);
  const similar = page.locator(".nearest").getByRole("link", { name: "Get a session", exact: true });
  expect(await similar.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(`${docs}reference/getSession.html`);
  await page.getByRole("searchbox").press("Enter");
  expect(await search.input.inputValue()).toBe("get sesion");
  await search.options.first().filter({ hasText: "Get a session" }).waitFor();
});

test("does not insert HTML from the path", async ({ page, visit, roots }) => {
  await visit.open(`${roots.served}reference/%3Cimg%20src=x%20id=injected%3E%22%3E%3Cimg%20id=injected%3E`);
  await page.waitForFunction(() => document.querySelector("input")?.value.includes("injected"));
  expect(await page.locator("#injected").count()).toBe(0);
});

test("lists similar pages, guides and tags without JavaScript", async ({ scriptlessPage: page, roots }) => {
  await page.goto(`${roots.served}reference/getSesion.html`);
  const main = page.getByRole("main");
  for (const name of ["Get a session", "Quickstart", "Sessions"])
    expect(await main.getByRole("link", { name, exact: true }).isVisible(), name).toBe(true);
  expect(await main.getByRole("searchbox").count()).toBe(0);
});

function isPage(url: string, root: string): boolean {
  return url.startsWith(root) && existsSync(join(siteFolder, url.slice(root.length) || "index.html"));
}

const content = createSite(readContract(), docs);
const body = String(layout(content, [], notFoundPage(content)));

/** Serves the site under `docs`, as a static host does. 404.html depends on the URL of the site. */
async function host(page: Page): Promise<void> {
  await page.route(`${docs}**`, (route) => {
    const name = route.request().url().slice(docs.length) || "index.html";
    const path = join(siteFolder, name);
    const exists = name !== "404.html" && existsSync(path);
    return route.fulfill(exists ? { path } : { status: 404, contentType: "text/html", body });
  });
}
