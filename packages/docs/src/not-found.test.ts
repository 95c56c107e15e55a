import { load } from "cheerio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Docs, serveDocs } from "./serve.ts";
import { type StaticHost, serveFolder } from "./testing/static-host.ts";

describe("the page for unknown addresses", () => {
  let docs: Docs;
  let host: StaticHost;

  beforeAll(async () => {
    docs = await serveDocs({ port: 0 });
    host = await serveFolder("/docs/");
  });

  afterAll(async () => {
    await docs?.close();
    await host?.close();
  });

  const places = [
    { place: "served, however deep", url: () => `${docs.url}/no/such/page` },
    { place: "served from a folder of a host", url: () => `${host.url}no/such/page.html` },
  ];

  test.each(places)("says so with 404, and its links lead somewhere: $place", async ({ url }) => {
    const response = await fetch(url());
    expect(response.status).toBe(404);
    const $ = load(await response.text());
    const base = new URL($("base").attr("href") ?? "", url());
    for (const { attribs } of $(":not(base)[href], [src]").toArray()) {
      const target = new URL(attribs.href ?? attribs.src ?? "", base);
      if (target.protocol !== "data:") expect((await fetch(target)).status, target.href).toBe(200);
    }
  });
});
