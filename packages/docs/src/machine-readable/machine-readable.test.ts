import { readContract } from "@crewkit/openapi/node";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { markdownPath, pathOf } from "../components/links.ts";
import { createSite, renderSite } from "../site.ts";
import { linksOf } from "../testing/links.ts";
import { machineReadableFiles, sitemapXml } from "./index.ts";

const siteUrl = "https://acme.example/docs/";
const files = renderSite(createSite(readContract(), siteUrl));
const text = (path: string) => files.get(path) ?? "";
const pages = [...files.keys()].filter((path) => path.endsWith(".html") && path !== pathOf.notFound);

describe("sitemap.xml", () => {
  test("lists every page once, with the URL of the site", () => {
    const expected = pages.map((path) => siteUrl + path.replace(/index\.html$/, ""));
    expect(locations(text("sitemap.xml")).sort()).toEqual(expected.sort());
  });

  test("escapes the URL of the site", () => {
    expect(sitemapXml("https://acme.example/r&d/", [{ path: "index.html" }])).toContain(
      "<loc>https://acme.example/r&amp;d/</loc>",
    );
  });
});

test("a site for a host does not mention 127.0.0.1", () => {
  expect([...files.keys()].filter((path) => text(path).includes("127.0.0.1"))).toEqual([]);
  expect(text("guides/quickstart.md")).toContain("http://localhost:4010/api/v1");
});

test("robots.txt names the sitemap", () => {
  expect(text("robots.txt")).toContain(`\nSitemap: ${siteUrl}sitemap.xml\n`);
});

test("a local site has no files for crawlers, which need its public URL", () => {
  const local = machineReadableFiles(createSite(readContract(), "http://127.0.0.1:4000/"), []);
  expect(["robots.txt", "sitemap.xml"].filter((path) => local.has(path))).toEqual([]);
});

describe("llms.txt", () => {
  const [head = "", ...sections] = text("llms.txt").split(/^## /m);

  test("is smaller than 30,000 bytes, because some tools truncate longer files", () => {
    expect(Buffer.byteLength(text("llms.txt"))).toBeLessThan(30_000);
  });

  test("lists the parameters, body fields and permission of each operation", () => {
    expect(text("llms.txt")).toMatch(/: `GET \/\{org_id\}\/experiments \?\(status\?, resource_id\?\)`\n/);
    expect(text("llms.txt")).toMatch(/: `PATCH \/organizations\/\{id\} \{ name\?, slug\? \}` owner\n/);
    expect(text("llms.txt")).toMatch(
      /: `DELETE \/\S+\/members\/\{user_id\}` viewer \(own membership\), admin \(others\)\n/,
    );
  });

  test("has a title, a summary and lists of links", () => {
    expect(head).toMatch(/^# \S.*\n\n> \S.*\n\n/);
    expect(head.split("\n").length).toBeLessThanOrEqual(60);
    const rows = sections.flatMap((section) => section.trim().split("\n").slice(2));
    expect(rows.filter((row) => !/^- \[[^\]]+\]\([^)]+\)(: \S.*)?$/.test(row))).toEqual([]);
  });

  test("links to each file for programs, and to the Markdown version of each page except schemas and lists of changes", () => {
    const hrefs = linksOf(new Map([["llms.txt", text("llms.txt")]])).map(({ href }) => href);
    const listed = pages.map(markdownPath).filter((path) => !/^(schemas|changes)\/(?!index)/.test(path));
    const others = [pathOf.contractIndex, "llms-full.txt", "openapi.json", "openapi.yaml"];
    expect(hrefs.sort()).toEqual([...listed, ...others].sort());
  });
});

test("llms-full.txt contains each guide, tag, operation and returned object once, in at most 500 kB", () => {
  const full = text("llms-full.txt");
  const headings = full.match(/^##? .*/gm) ?? [];
  const { guides, tags, operations, schemas, uses } = createSite(readContract());
  const objects = [...schemas].flatMap(([name, { properties }]) =>
    properties && uses.get(name)?.responses.length ? [`## ${name}`] : [],
  );
  const expected = [
    ...guides.map(({ title }) => `# ${title}`),
    ...tags.map(({ name }) => `# Operations: ${name}`),
    ...[...operations.values()].map(({ operationId, summary }) => `## ${operationId}: ${summary}`),
    ...objects,
  ];
  expect(expected.filter((heading) => headings.filter((each) => each === heading).length !== 1)).toEqual([]);
  expect(tags.flatMap(({ description, rules }) => [description, rules]).filter((text) => !full.includes(text))).toEqual(
    [],
  );
  expect(full.length).toBeLessThan(500_000);
});

function locations(xml: string): string[] {
  const $ = load(xml, { xml: true });
  return $("urlset > url > loc")
    .toArray()
    .map((each) => $(each).text());
}
