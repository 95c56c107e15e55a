import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Mock, type StartOptions, startMock } from "@crewkit/mock";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../testing/browser.ts";
import type { Visit } from "../testing/visit.ts";
import { openForm, type TryForm } from "./testing/form.ts";

describe("Try it, with a base URL", () => {
  // CORS depends on the origin of the page.
  test.for(["file", "served"] as const)("sends the token without storing it, %s", async (source, { visit, roots }) => {
    const { page } = visit;
    const { mock, send, waitForStatus, body, form, sample } = await open(
      visit,
      `${roots[source]}reference/listProjects.html`,
    );
    await send();
    await waitForStatus("200 OK");
    expect(await body()).toMatchObject({ data: expect.any(Array), meta: { total_count: expect.any(Number) } });
    await form.getByText(/^Response headers/).click();
    expect(await form.getByText("x-ratelimit-remaining").isVisible()).toBe(true);
    expect(await sample()).toContain('-H "Authorization: Bearer $CREWKIT_TOKEN"');
    expect(await storageContents(page)).toContain(mock.url);
    expect(await storageContents(page)).not.toContain(mock.tokens.ada);
  });

  test("distinguishes CORS errors from unreachable servers", async ({ visit, roots }) => {
    const { mock, send, waitForStatus } = await open(visit, `${roots.served}reference/getHealth.html`, { cors: false });
    await send();
    await waitForStatus("does not allow requests from this page");
    await waitForStatus(`The server must allow the origin ${new URL(roots.served).origin} (CORS)`);
    await mock.close();
    await send();
    await waitForStatus(/http:\/\/127\.0\.0\.1:\d+ is not reachable/);
    await waitForStatus("Start the mock with npx @crewkit/mock");
  });

  test("adds the base path to an origin", async ({ visit, roots }) => {
    const { mock, send, waitForStatus, field, fillJson } = await open(
      visit,
      `${roots.file}reference/createProject.html`,
    );
    await field("Base URL").fill(mock.origin);
    await fillJson('{"name": "Payments", "slug": "payments"}');
    await send();
    await waitForStatus("201 Created");
    expect(mock.requests()[0]?.request_body).toEqual({ name: "Payments", slug: "payments" });
  });

  test("does not store responses", async ({ visit, roots }) => {
    const { send, waitForStatus, body, form } = await open(visit, `${roots.file}reference/requestDeviceCode.html`);
    await send();
    await waitForStatus("200 OK");
    const { device_code } = (await body()) as { device_code: string };
    expect(await storageContents(visit.page)).not.toContain(device_code);
    expect(await form.getByRole("heading", { name: "Next steps" }).isVisible()).toBe(true);
  });

  test("cancels a request", async ({ visit, roots }) => {
    const { send, waitForStatus, form } = await open(visit, `${roots.file}reference/getHealth.html`, {
      latency: 600_000,
    });
    await send();
    await form.getByRole("button", { name: "Cancel" }).click();
    await waitForStatus("The request was canceled");
    expect(await form.getByRole("button", { name: "Cancel" }).isVisible()).toBe(false);
    expect(await visit.page.evaluate(() => document.activeElement?.textContent)).toBe("Send");
  });

  test("reports an invalid base URL and sends nothing", async ({ visit, roots }) => {
    const { mock, send, field, form } = await open(visit, `${roots.file}reference/getHealth.html`);
    await field("Base URL").fill("crewkit.example.com");
    await send();
    await form.getByText("Enter a URL such as").waitFor();
    expect(mock.requests()).toEqual([]);
  });

  test("shows an undocumented response unchanged, truncated if it is long", async ({ visit, roots }) => {
    const { send, waitForStatus, field, form } = await open(visit, `${roots.file}reference/getHealth.html`);
    const html = `<h1>Bad gateway</h1>${"-".repeat(300_000)}`;
    await field("Base URL").fill(await startProxy(502, html));
    await send();
    await waitForStatus("502 in");
    await waitForStatus("300.0 kB. This status is not documented");
    const shown = (await form.getByLabel("Response body").textContent()) ?? "";
    expect(shown).toBe(html.slice(0, 200_000));
    expect(await form.getByText("Truncated after 200,000 characters.").isVisible()).toBe(true);
  });
});

async function open(visit: Visit, url: string, options: StartOptions = {}): Promise<TryForm & { mock: Mock }> {
  const mock = await startMock(options);
  onTestFinished(() => mock.close());
  await visit.open(url);
  const form = await openForm(visit.page);
  await form.field("Custom base URL").check();
  await form.field("Base URL").fill(mock.url);
  if (await form.field("Token").isVisible()) await form.field("Token").fill(mock.tokens.ada);
  return { ...form, mock };
}

async function startProxy(status: number, body: string): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { "Access-Control-Allow-Origin": "*" }).end(body);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function storageContents(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
}
