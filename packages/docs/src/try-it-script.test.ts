import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {} from "./browser/window.ts";
import { site } from "./files.ts";
import { serveDocs } from "./serve.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { openForm } from "./testing/try-it.ts";
import { visit } from "./testing/visit.ts";

const chromium = findChromium();

test("the script that trying an operation loads is not large", async () => {
  const script = await readFile(join(site, "assets/try-it.js"));
  expect(gzipSync(script).length).toBeLessThan(250_000);
});

describe.skipIf(!chromium)("the script", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
  }, 30_000);
  afterAll(() => browser?.close());

  test("is asked for again by a new load of the page, where it did not come", async () => {
    const docs = await serveDocs({ port: 0 });
    const page = await browser.newPage();
    await page.route("**/try-it.js", (route) => route.abort());
    await page.goto(`${docs.url}/reference/getHealth.html`);
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("alert").getByText("assets/try-it.js did not load. Load this page again.").waitFor();
    await page.close();
    await docs.close();
  });

  test("sends every operation as its form begins, and each is answered by a status that it documents", async () => {
    const { page, complaints } = await visit(browser, pathToFileURL(join(site, "reference/getHealth.html")).href);
    await openForm(page);
    const ids = listOperations(readContract()).map(({ operationId }) => operationId);
    const told = await page.evaluate(sendEach, ids);
    expect(Object.keys(told)).toEqual(ids);
    for (const [id, line] of Object.entries(told)) {
      expect(line, id).toMatch(/^[24]\d\d .* in .* What \d{3} means here$/);
      // The examples of a path lead to something in the world that the mock begins with.
      expect(line, id).not.toMatch(/^404/);
    }
    expect(complaints).toEqual([]);
  });
});

// In the page, beside the form that is open: opens and sends one form after the other.
async function sendEach(ids: string[]): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  const reset = document.querySelector<HTMLElement>(".try-reset");
  for (const id of ids) {
    reset?.click();
    const article = document.createElement("article");
    const button = document.createElement("button");
    article.dataset.operation = id;
    article.append(button);
    document.body.append(article);
    window.crewkitTryIt?.open(button);
    article.querySelector<HTMLElement>("[type=submit]")?.click();
    const line = () => article.querySelector("[role=status]")?.textContent ?? "";
    for (let tries = 0; tries < 1000 && !/^\d/.test(line()); tries++) await new Promise((done) => setTimeout(done, 1));
    told[id] = line();
    article.remove();
  }
  return told;
}
