import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createPages } from "../pages/index.ts";
import { createSite } from "../site.ts";
import { parseHtml } from "../testing/links.ts";
import { pathOf } from "./links.ts";
import type { Page } from "./page.ts";
import { pageMenu } from "./page-menu.ts";
import { pageSource } from "./page-source.ts";

const local = createSite(readContract(), "http://127.0.0.1:4000/");
const published = { ...local, url: "https://acme.example/docs/", repository: "https://github.com/acme/crewkit-api" };

test("links to the Markdown version, to chats with its public URL, and to the source", () => {
  const prompt = encodeURIComponent(
    "Read https://acme.example/docs/reference/listSessions.md and answer my questions about it.",
  );
  expect(targets(published, pathOf.operation("listSessions"))).toEqual([
    "../reference/listSessions.md",
    `https://chatgpt.com/?q=${prompt}`,
    `https://claude.ai/new?q=${prompt}`,
    "https://github.com/acme/crewkit-api/edit/main/openapi/paths/sessions/%7Borg_id%7D@sessions.yaml",
  ]);
});

test("does not link a local site to chats, or to an unknown repository", () => {
  expect(targets({ ...local, repository: undefined }, pathOf.guide("errors"))).toEqual(["../guides/errors.md"]);
});

test("distinguishes guides, tags and paths with the same name", () => {
  expect(pageSource(local, pathOf.guide("analytics"))).toBe("packages/docs/guides/concepts/06-analytics.md");
});

test("each page of an operation, a schema, a guide, a workflow or a version has its own source", () => {
  const fromContract = createPages(local).filter(({ path }) => pageSource(local, path) === "openapi/openapi.yaml");
  const tags = local.tags.map(({ slug }) => pathOf.tag(slug));
  expect(fromContract.map(({ path }) => path)).toEqual([pathOf.home, pathOf.notFound, ...tags, pathOf.schemas]);
});

function targets(site: typeof local, path: string): (string | undefined)[] {
  const $ = parseHtml(String(pageMenu(site, { path } as Page)));
  return $("a")
    .toArray()
    .map((link) => $(link).attr("href"));
}
