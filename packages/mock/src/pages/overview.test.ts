import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { beforeEach, expect, test } from "vitest";
import { version } from "../generated/version.ts";
import { acme } from "../testing/control.ts";
import { createMock, type Mock } from "../web.ts";

let mock: Mock;
beforeEach(() => {
  mock = createMock();
});

const get = (accept?: string) => mock.fetch(`${mock.origin}/`, accept === undefined ? {} : { headers: { accept } });
const page = async () => (await get("text/html")).text();

test("shows URL, tokens with roles, organizations, a curl command, links and versions", async () => {
  const html = await page();
  expect(html).toContain(`the crewkit API ${contract.info.version}, served by @crewkit/mock ${version}.`);
  expect(html).toContain(`<code>${mock.url}</code>`);
  expect(html).toContain(mock.firstCall.curl.replaceAll("'", "&#39;"));
  expect(html).toContain("<code>mock.bruno.token</code></td><td>admin of Acme</td>");
  expect(html).toContain(`<code>${acme}</code></td><td>Acme</td>`);
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = ""]) => url);
  expect(links).toContain("https://crewkit.io");
  const local = links.filter((url) => url.startsWith(mock.origin));
  expect(local).toHaveLength(3);
  for (const url of local) expect((await mock.fetch(url)).status, url).toBe(200);
});

test("returns the same facts as JSON", async () => {
  expect(await (await get("application/json")).json()).toMatchObject({
    mock: { version },
    contract: { title: "crewkit API", version: contract.info.version },
    url: mock.url,
    curl: mock.firstCall.curl,
    users: mock.people(),
    organizations: expect.arrayContaining([{ id: acme, name: "Acme" }]),
    links: { device_page: `${mock.origin}/device-verify` },
  });
});

test.each([
  ["a browser", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"],
  ["curl and fetch", "*/*", "application/json"],
  ["a client without a preference", undefined, "application/json"],
  ["a client that also accepts text", "application/json, text/plain, */*", "application/json"],
  ["a client that prefers JSON", "text/html;q=0.5, application/json;q=0.9", "application/json"],
  ["a client that prefers text", "text/*", "text/html; charset=utf-8"],
])("responds to %s (%s) with %s", async (_, accept, type) => {
  expect((await get(accept)).headers.get("Content-Type")).toBe(type);
});

test("shows the users and organizations of a snapshot", async () => {
  const snapshot = mock.snapshot();
  const withoutAda = JSON.stringify(snapshot.records).replaceAll("mock.ada.token", "another token");
  const records = JSON.parse(withoutAda.replaceAll('"Acme"', '"<Acme>"'));
  mock.restore({ ...snapshot, records });
  const html = await page();
  expect(html).not.toMatch(/ada|curl/);
  expect(html).toContain("<td>admin of &#60;Acme&#62;</td>");
  mock.restore({ ...snapshot, records: {} });
  expect(await page()).toContain("none of the sample users");
});

test("only GET / is a page", async () => {
  expect((await mock.fetch(`${mock.origin}/`, { method: "POST" })).status).toBe(404);
  expect((await mock.fetch(`${mock.origin}/`, { method: "HEAD" })).status).toBe(200);
  expect((await mock.fetch(mock.url, { headers: { accept: "text/html" } })).status).toBe(404);
});

test.each(["/health", "/api/v1", "/__mock"])("names the URLs of the mock in the 404 of %s", async (path) => {
  const error = `Not found. The API is at ${mock.url}, and ${mock.origin}/ lists other URLs`;
  expect(await (await mock.fetch(mock.origin + path)).json()).toEqual({ error });
});
