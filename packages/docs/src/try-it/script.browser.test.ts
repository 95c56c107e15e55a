import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect } from "vitest";
import type {} from "../browser/window.ts";
import { test } from "../testing/browser.ts";
import { openForm } from "./testing/form.ts";

test("reports that the script could not be loaded", async ({ page, visit, roots }) => {
  await page.route("**/try-it.js", (route) => route.abort());
  await visit.open(`${roots.served}reference/getHealth.html`);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("alert").getByText("assets/try-it.js could not be loaded.").waitFor();
});

test("the initial form of every operation returns a documented status", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/getHealth.html`);
  await openForm(page);
  const ids = listOperations(readContract()).map(({ operationId }) => operationId);
  const statusLines = await page.evaluate(sendEach, ids);
  expect(Object.keys(statusLines)).toEqual(ids);
  for (const [id, line] of Object.entries(statusLines)) {
    expect(line, id).toMatch(/^[24]\d\d .* in .* About this \d{3} response$/);
    // The examples of path parameters exist in the sample data.
    expect(line, id).not.toMatch(/^404/);
  }
  expect(visit.consoleErrors).toEqual([]);
});

// Runs in the page. Opens and sends one form after another.
async function sendEach(ids: string[]): Promise<Record<string, string>> {
  const statusLines: Record<string, string> = {};
  const reset = document.querySelector<HTMLElement>(".try-reset");
  for (const id of ids) {
    reset?.click();
    const article = document.createElement("article");
    const button = document.createElement("button");
    const place = document.createElement("div");
    article.dataset.operation = id;
    place.className = "try-place samples";
    article.append(button, place);
    document.body.append(article);
    window.crewkitTryIt?.open(button);
    statusLines[id] = await new Promise<string>((resolve) => {
      const observer = new MutationObserver(() => {
        const line = article.querySelector("[role=status]")?.textContent ?? "";
        if (!/^\d/.test(line)) return;
        observer.disconnect();
        resolve(line);
      });
      observer.observe(article, { childList: true, characterData: true, subtree: true });
      article.querySelector<HTMLElement>("[type=submit]")?.click();
    });
    article.remove();
  }
  return statusLines;
}
