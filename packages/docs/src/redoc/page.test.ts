import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Operation } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { redoc as pageFile } from "../files.ts";
import { type Docs, serveDocs } from "../serve.ts";
import { findChromium, launchChromium, skipped } from "../testing/chromium.ts";
import { type Visit, visit } from "../testing/visit.ts";
import { chapters, lastWithExample, lastWithHidden } from "../testing/wanted.ts";
import { anchor } from "./operations.ts";

const chromium = findChromium();
if (!chromium) console.warn(skipped);

describe.skipIf(!chromium)("the Redoc page, in a browser without a network", { timeout: 60_000 }, () => {
  let browser: Browser;
  let docs: Docs;

  beforeAll(async () => {
    if (!existsSync(pageFile)) throw new Error("packages/docs/dist/redoc/index.html is missing. Run `pnpm build`.");
    browser = await launchChromium(chromium ?? "");
    docs = await serveDocs({ port: 0 });
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });

  const places = [
    { place: "opened from a file", url: () => pathToFileURL(pageFile).href, tour: <T>(all: T[]) => all },
    // The same page, byte for byte (../serve.test.ts): only the address could make a difference, and does so at any tag.
    { place: "served", url: () => `${docs.url}/redoc/`, tour: <T>(all: T[]) => [...all.slice(0, 1), ...all.slice(-1)] },
  ];

  // In this order: what is asked of other hosts is judged after the page was used.
  describe.each(places)("$place", ({ url, tour }) => {
    let visited: Visit;
    let page: Page;

    beforeAll(async () => {
      visited = await visit(browser, url());
      page = visited.page;
    });

    test("has the contract's title, and says that it is English", async () => {
      expect(await page.title()).toBe(contract().info.title);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
    });

    test("lists each operation in the sidebar, and describes the first of each tag", async () => {
      for (const { tag, operations } of tour(chapters(contract()))) {
        // Without the pointer, which waits for the page to come to rest: that took most of the time.
        await page.getByRole("link", { name: tag, exact: true }).first().dispatchEvent("click");
        await seen(page.locator("h2", { hasText: operations[0]?.summary ?? "" }));
        const listed = operations.map((each) => [anchor(each), expect.stringContaining(each.summary)]);
        await expect.poll(() => linksWithin(page), { timeout: 5_000 }).toEqual(expect.arrayContaining(listed));
      }
    });

    test("finds an operation by its summary, and shows its answer with a sample", async () => {
      const { summary, answer, keys } = lastWithExample(contract());
      await page.keyboard.press("Control+k");
      await page.keyboard.insertText(summary);
      const found = page.getByTestId("search-dialog").getByRole("link").filter({ hasText: summary });
      await seen(found);
      await found.first().click();
      await seen(page.locator("h2", { hasText: summary }));
      await seen(page.getByText(answer));
      for (const key of keys) await seen(page.getByText(`"${key}"`));
    });

    test("says what a body is, what an enum's values mean, and leads to what comes next", async () => {
      const { operation, body, field, next } = lastWithHidden(contract());
      await page.goto(url() + anchor(operation));
      const section = sectionOf(page, operation);
      for (const text of [body, field.own, field.meaning]) await seen(section.getByText(plain(text)));
      const step = section.getByRole("listitem").filter({ hasText: `${next.operation.path}: ${next.description}` });
      await seen(step);
      await step.getByRole("link", { name: next.operation.summary, exact: true }).click();
      await seen(sectionOf(page, next.operation).locator("h2", { hasText: next.operation.summary }));
      expect(page.url()).toContain(anchor(next.operation));
    });

    test("offers the contract that lies beside it", async () => {
      await page.getByRole("link", { name: contract().info.title, exact: true }).click();
      const json = await behind(page.getByRole("link", { name: "openapi.json" }));
      expect(JSON.parse(json), "The docs are older than the contract. Run `pnpm build`.").toEqual(contract());
      expect(await behind(page.getByRole("link", { name: "openapi.yaml" }))).toContain("openapi: 3.1");
    });

    test("offers nothing that needs another host, but links", async () => {
      expect(await page.getByTestId("page-actions").first().getByRole("button").allInnerTexts()).toEqual(["Copy"]);
    });

    test("asks nothing of any other host, and complains of nothing", async () => {
      await page.waitForLoadState("networkidle");
      expect(visited.foreign).toEqual([]);
      expect(visited.complaints).toEqual([]);
    });

    test("is not let ask anything of another host", async () => {
      const asked = await page.evaluate(() => fetch("https://elsewhere.invalid").then(String, String));
      expect(asked).toContain("TypeError");
      expect(visited.complaints.join()).toContain("Content Security Policy");
      expect(visited.foreign).toEqual([]);
    });
  });
});

const contract = () => readContract();

// A locator's own wait, with which it says what it waited for.
function seen(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: "visible", timeout: 5_000 });
}

// The links within the page, as address and text. The sidebar's alone have text that is a summary.
function linksWithin(page: Page): Promise<(string | null)[][]> {
  const links = page.locator('a[href^="#/"]');
  return links.evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.textContent]));
}

// Where the page describes an operation: Redoc renders its neighbours too.
function sectionOf(page: Page, operation: Operation): Locator {
  return page.locator(`[data-section-id="${anchor(operation).slice(1)}"]`);
}

// Markdown as it reads on the page; of what is told in code, only the marks go.
function plain(markdown: string): string {
  return markdown.replaceAll("`", "").trim();
}

// What a link leads to. Not by a click: from a file Chromium shows JSON in a tab instead of downloading it.
async function behind(link: Locator): Promise<string> {
  const url = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  return url.startsWith("file:") ? readFile(new URL(url), "utf8") : (await fetch(url)).text();
}
