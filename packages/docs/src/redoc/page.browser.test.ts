import { readFile } from "node:fs/promises";
import { listOperations, type Operation, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { readErrorMatrix } from "../model/error-matrix.ts";
import { test } from "../testing/browser.ts";
import { redocAnchor } from "./prepare-contract.ts";
import { operationsByTag, visitTags, waitUntilVisible } from "./testing/redoc-page.ts";

const contract = readContract();
const schemas = contract.components?.schemas ?? {};
const operation = (id: string) => listOperations(contract).find(({ operationId }) => operationId === id) as Operation;

// The tests share one page, which is slow to render, and run in order: the last test checks all requests so far.
// page.exhaustive.test.ts visits all tags, also on the served page.
describe("the Redoc page, opened from a file", () => {
  test.beforeAll(({ fileVisit, roots }) => fileVisit.open(`${roots.file}redoc/index.html`));

  test("has a title and a language, and lists the operations of a tag", async ({ fileVisit: { page } }) => {
    expect(await page.title()).toBe(contract.info.title);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await visitTags(page, operationsByTag.slice(-1));
  });

  test("finds an operation by its summary and shows its response with an example", async ({ fileVisit: { page } }) => {
    const { summary, responses } = operation("getHealth");
    await page.keyboard.press("Control+k");
    await page.keyboard.insertText(summary);
    await page.getByTestId("search-dialog").getByRole("link").filter({ hasText: summary }).first().click();
    await waitUntilVisible(page.locator("h2", { hasText: summary }));
    await waitUntilVisible(page.getByText(responses[200]?.description ?? ""));
    await waitUntilVisible(page.getByText('"data"'));
  });

  test("describes a request body and an enum, and links to the next operation", async ({
    fileVisit: { page },
    roots,
  }) => {
    const [deploy, next] = [operation("deployExperiment"), operation("getExperiment")];
    const { ExperimentDeployment: body = {}, ExperimentArm: arm } = schemas;
    const field = body.properties?.variant;
    await page.goto(`${roots.file}redoc/index.html${redocAnchor(deploy)}`);
    const section = page.locator(`[data-section-id="${redocAnchor(deploy).slice(1)}"]`);
    for (const text of [body.description, field?.description, arm?.description])
      await waitUntilVisible(section.getByText((text ?? "").replaceAll("`", "")));
    const [link] = Object.values(deploy.responses[200]?.links ?? {}).map((each) => resolve(contract, each));
    const step = section.getByRole("listitem").filter({ hasText: `${next.path}: ${link?.description}` });
    await step.getByRole("link", { name: next.summary, exact: true }).click();
    await waitUntilVisible(page.locator("h2", { hasText: next.summary }));
    expect(page.url()).toContain(redocAnchor(next));
  });

  test("explains every status", async ({ fileVisit: { page } }) => {
    await page.getByRole("link", { name: "Statuses and errors", exact: true }).first().click();
    for (const [status, { name }] of Object.entries(readErrorMatrix().statuses))
      await waitUntilVisible(page.getByRole("heading", { name: `${status} ${name}` }));
  });

  test("links to the contract and has no buttons that need another host", async ({ fileVisit: { page } }) => {
    await page.getByRole("link", { name: contract.info.title, exact: true }).click();
    const json = await readTarget(page.getByRole("link", { name: "openapi.json" }));
    expect(JSON.parse(json), "packages/docs/dist is out of date. Run `pnpm build`.").toEqual(contract);
    expect(await readTarget(page.getByRole("link", { name: "openapi.yaml" }))).toContain("openapi: 3.1");
    expect(await page.getByTestId("page-actions").first().getByRole("button").allInnerTexts()).toEqual(["Copy"]);
  });

  test("makes no requests to other hosts, and its policy forbids them", async ({ fileVisit }) => {
    expect(fileVisit.externalRequests).toEqual([]);
    expect(fileVisit.consoleErrors).toEqual([]);
    const response = await fileVisit.page.evaluate(() => fetch("https://elsewhere.invalid").then(String, String));
    expect(response).toContain("TypeError");
    expect(fileVisit.consoleErrors.join()).toContain("Content Security Policy");
    expect(fileVisit.externalRequests).toEqual([]);
  });
});

// Does not click, because Chromium opens JSON files in a tab instead of downloading them.
async function readTarget(link: Locator): Promise<string> {
  return readFile(new URL(await link.evaluate((element) => (element as HTMLAnchorElement).href)), "utf8");
}
