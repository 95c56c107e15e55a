import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { listOperations, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page as pageFile } from "./files.ts";
import { type Docs, serveDocs } from "./serve.ts";
import { advice, findChromium, launchChromium } from "./testing/chromium.ts";
import { type Visit, visit } from "./testing/visit.ts";

const chromium = findChromium();
if (!chromium) console.warn(`The docs' browser tests are skipped: there is no Chromium. ${advice}`);

describe.skipIf(!chromium)("the page, in a browser without a network", { timeout: 60_000 }, () => {
  let browser: Browser;
  let docs: Docs;

  beforeAll(async () => {
    if (!existsSync(pageFile)) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
    browser = await launchChromium(chromium ?? "");
    docs = await serveDocs({ port: 0 });
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });

  const places = {
    "opened from a file": () => pathToFileURL(pageFile).href,
    served: () => docs.url,
  };

  // In this order: what is asked of other hosts is judged after the page was used.
  describe.each(Object.entries(places))("%s", (_place, url) => {
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
      for (const { tag, summaries } of chapters()) {
        await page.getByRole("link", { name: tag, exact: true }).first().click();
        for (const summary of summaries) await seen(page.getByRole("listitem").filter({ hasText: summary }));
        await seen(page.getByRole("heading").filter({ hasText: summaries[0] ?? "" }));
      }
    });

    test("finds an operation by its summary, and shows its answer with a sample", async () => {
      const { summary, answer, keys } = lastWithExample();
      await page.keyboard.press("Control+k");
      await page.keyboard.type(summary);
      const found = page.getByTestId("search-dialog").getByRole("link").filter({ hasText: summary });
      await seen(found);
      await found.first().click();
      await seen(page.getByRole("heading").filter({ hasText: summary }));
      await seen(page.getByText(answer));
      for (const key of keys) await seen(page.getByText(`"${key}"`));
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
const operations = () => listOperations(contract());

function chapters(): { tag: string; summaries: string[] }[] {
  const tags = [...new Set(operations().map(({ tag }) => tag))];
  const of = (wanted: string) => operations().filter(({ tag }) => tag === wanted);
  return tags.map((tag) => ({ tag, summaries: of(tag).map(({ summary }) => summary) }));
}

// The contract's last operation whose answer has an example: the answer's description, and the keys of the example.
function lastWithExample(): { summary: string; answer: string; keys: string[] } {
  const found = operations().flatMap(({ summary, responses: { 200: answer } }) => {
    const [example] = Object.values(answer?.content?.["application/json"]?.examples ?? {});
    if (!answer || !example) return [];
    return [{ summary, answer: answer.description, keys: Object.keys(resolve(contract(), example).value) }];
  });
  return found.at(-1) ?? expect.fail("No operation of the contract has an example of its answer.");
}

// A locator's own wait, with which it says what it waited for.
function seen(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: "visible", timeout: 5_000 });
}

// What a link leads to. Not by a click: from a file Chromium shows JSON in a tab instead of downloading it.
async function behind(link: Locator): Promise<string> {
  const url = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  return url.startsWith("file:") ? readFile(new URL(url), "utf8") : (await fetch(url)).text();
}
