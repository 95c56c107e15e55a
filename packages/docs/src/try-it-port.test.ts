import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { type Mock, type StartOptions, startMock } from "@crewkit/mock";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { site } from "./files.ts";
import { type Docs, serveDocs } from "./serve.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { openForm, type TryForm } from "./testing/try-it.ts";

const chromium = findChromium();

describe.skipIf(!chromium)("an operation is tried against a mock on a port", { timeout: 60_000 }, () => {
  let browser: Browser;
  let docs: Docs;
  let mock: Mock;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
    docs = await serveDocs({ port: 0 });
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });
  afterEach(async () => {
    await page.context().close();
    await mock.close();
  });

  // The form of an operation, which sends to a mock as Ada.
  async function open(root: string, operationId: string, options: StartOptions = {}): Promise<TryForm> {
    mock = await startMock(options);
    page = await (await browser.newContext()).newPage();
    await page.goto(`${root}reference/${operationId}.html`);
    const form = await openForm(page);
    await form.field("A base URL").check();
    await form.field("Base URL").fill(mock.url);
    if (await form.field("Token").isVisible()) await form.field("Token").fill(mock.tokens.ada);
    return form;
  }

  const fileRoot = pathToFileURL(`${site}/`).href;
  const places = [
    { place: "from a file", at: () => fileRoot },
    { place: "served", at: () => `${docs.url}/` },
  ];

  // What a server lets a page read, and what the browser keeps, depends on where the page comes from.
  describe.each(places)("$place", ({ at }) => {
    const formFor = (operationId: string, options?: StartOptions) => open(at(), operationId, options);

    test("with a token, which is kept nowhere", async () => {
      const { send, says, body, form, curl } = await formFor("listProjects");
      await send();
      await says("200 OK");
      expect(await body()).toMatchObject({ meta: { total_count: 3 } });
      await form.getByText(/^Headers/).click();
      expect(await form.getByText("x-ratelimit-remaining").isVisible()).toBe(true);
      expect(await curl()).toContain(`curl '${mock.url}/`);
      expect(await curl()).toContain('-H "Authorization: Bearer $CREWKIT_TOKEN"');
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      expect(kept).toContain(mock.url);
      expect(kept).not.toContain(mock.tokens.ada);
    });

    test("a server that allows no pages is told from one that is not there", async () => {
      const { send, says } = await formFor("getHealth", { cors: false });
      await send();
      await says("but this page may not read it");
      await says(`The server must allow pages from ${await page.evaluate(() => origin)} (CORS)`);
      await mock.close();
      await send();
      await says("Nothing answers at http://127.0.0.1");
      await says("pnpm mock starts it");
    });
  });

  describe("wherever the page comes from", () => {
    const formFor = (operationId: string, options?: StartOptions) => open(fileRoot, operationId, options);

    test("by its origin alone, and with a body", async () => {
      const { send, says, field } = await formFor("createProject");
      await field("Base URL").fill(mock.origin);
      await field("JSON").fill('{"name": "Payments", "slug": "payments"}');
      await send();
      await says("201 Created");
      expect(mock.requests()[0]?.request_body).toEqual({ name: "Payments", slug: "payments" });
    });

    test("what a deployment answers is kept nowhere", async () => {
      const { send, says, body, form } = await formFor("requestDeviceCode");
      await send();
      await says("200 OK");
      const { device_code } = (await body()) as { device_code: string };
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      expect(kept).not.toContain(device_code);
      expect(await form.getByRole("heading", { name: "Next" }).isVisible()).toBe(true);
    });

    test("what takes too long can be cancelled", async () => {
      const { send, says, form } = await formFor("getHealth", { latency: 20_000 });
      await send();
      await form.getByRole("button", { name: "Cancel" }).click();
      await says("You cancelled the request");
      expect(await form.getByRole("button", { name: "Cancel" }).isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Send");
    });

    test("a base URL that is none is told, and nothing sent", async () => {
      const { send, field, form } = await formFor("getHealth");
      await field("Base URL").fill("crewkit.example.com");
      await send();
      expect(await form.getByText("It must be a URL such as").isVisible()).toBe(true);
      expect(mock.requests()).toEqual([]);
    });

    test("an answer that no operation documents is shown as it is", async () => {
      const { send, says, field, form } = await formFor("getHealth");
      const html = `<h1>Bad gateway</h1>${"-".repeat(300_000)}`;
      const proxy = createServer((_, response) => {
        response.writeHead(502, { "Access-Control-Allow-Origin": "*" }).end(html);
      }).listen(0, "127.0.0.1");
      await new Promise((resolve) => proxy.once("listening", resolve));
      await field("Base URL").fill(`http://127.0.0.1:${(proxy.address() as { port: number }).port}`);
      await send();
      await says("502 in");
      await says("300.0 kB. This operation does not document it.");
      const shown = (await form.getByLabel("The body of the answer").textContent()) ?? "";
      expect(shown).toBe(html.slice(0, 200_000));
      expect(await form.getByText("It is longer: these are its first 200,000 characters.").isVisible()).toBe(true);
      proxy.close();
    });
  });
});
