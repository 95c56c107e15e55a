import { readFile } from "node:fs/promises";
import { readContract } from "@crewkit/openapi/node";
import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";
import { sectionOf, seen, tour } from "../testing/redoc.ts";
import { chapters, lastWithExample, lastWithHidden } from "../testing/wanted.ts";
import { anchor } from "./operations.ts";

const contract = readContract();

// On one page, since it is slow to render, and in this order: what it asked of other hosts is judged after it was used.
// page.exhaustive.test.ts goes through all tags, and through the served page.
describe("the Redoc page, opened from a file", () => {
  test.beforeAll(({ fileVisit, roots }) => fileVisit.open(`${roots.file}redoc/index.html`));

  test("has the contract's title, and is in English", async ({ fileVisit: { page } }) => {
    await page.waitForFunction((title) => document.title === title, contract.info.title);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  test("lists each operation in the sidebar, and describes the first of a tag", async ({ fileVisit: { page } }) => {
    await tour(page, chapters(contract).slice(-1));
  });

  test("finds an operation by its summary, and shows its response with an example", async ({ fileVisit: { page } }) => {
    const { summary, answer, keys } = lastWithExample(contract);
    await page.keyboard.press("Control+k");
    await page.keyboard.insertText(summary);
    const found = page.getByTestId("search-dialog").getByRole("link").filter({ hasText: summary });
    await found.first().click();
    await seen(page.locator("h2", { hasText: summary }));
    await seen(page.getByText(answer));
    for (const key of keys) await seen(page.getByText(`"${key}"`));
  });

  test("describes a body and the values of an enum, and links to the next operation", async ({
    fileVisit: { page },
    roots,
  }) => {
    const { operation, body, field, next } = lastWithHidden(contract);
    await page.goto(`${roots.file}redoc/index.html${anchor(operation)}`);
    const section = sectionOf(page, operation);
    for (const text of [body, field.own, field.meaning]) await seen(section.getByText(plain(text)));
    const step = section.getByRole("listitem").filter({ hasText: `${next.operation.path}: ${next.description}` });
    await step.getByRole("link", { name: next.operation.summary, exact: true }).click();
    await seen(sectionOf(page, next.operation).locator("h2", { hasText: next.operation.summary }));
    expect(page.url()).toContain(anchor(next.operation));
  });

  test("offers the contract next to it, and no button that needs another host", async ({ fileVisit: { page } }) => {
    await page.getByRole("link", { name: contract.info.title, exact: true }).click();
    const json = await behind(page.getByRole("link", { name: "openapi.json" }));
    expect(JSON.parse(json), "The docs are older than the contract. Run `pnpm build`.").toEqual(contract);
    expect(await behind(page.getByRole("link", { name: "openapi.yaml" }))).toContain("openapi: 3.1");
    expect(await page.getByTestId("page-actions").first().getByRole("button").allInnerTexts()).toEqual(["Copy"]);
  });

  test("asks nothing of any other host, which its policy does not allow", async ({ fileVisit }) => {
    expect(fileVisit.foreign).toEqual([]);
    expect(fileVisit.complaints).toEqual([]);
    const asked = await fileVisit.page.evaluate(() => fetch("https://elsewhere.invalid").then(String, String));
    expect(asked).toContain("TypeError");
    expect(fileVisit.complaints.join()).toContain("Content Security Policy");
    expect(fileVisit.foreign).toEqual([]);
  });
});

// Markdown as it reads on the page.
function plain(markdown: string): string {
  return markdown.replaceAll("`", "").trim();
}

// What a link leads to. Not by a click: from a file Chromium shows JSON in a tab instead of downloading it.
async function behind(link: Locator): Promise<string> {
  return readFile(new URL(await link.evaluate((element) => (element as HTMLAnchorElement).href)), "utf8");
}
