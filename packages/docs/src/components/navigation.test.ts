import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import type { Site } from "../model/site.ts";
import { createPages } from "../pages/index.ts";
import { createSite } from "../site.ts";
import { navigation, navigationItems } from "./navigation.ts";
import type { Page } from "./page.ts";

const site = createSite(readContract());
const pages = createPages(site);
const page = { path: "reference/createSession.html" } as Page;

test("lists the operations of the current tag with their methods, and marks the current page", () => {
  const html = String(navigation(pages, page));
  expect(html).toContain('<a href="../reference/listSessions.html"><b class="method get">GET</b> List sessions</a>');
  expect(html.match(/<a href="([^"]*)" aria-current="page">/)?.[1]).toBe("../reference/createSession.html");
  expect(html).not.toContain("createProject");
});

test("does not grow with the operations of other tags", () => {
  const small: Site = {
    ...site,
    tags: site.tags.map((tag) => (tag.name === "Sessions" ? tag : { ...tag, operations: tag.operations.slice(0, 1) })),
  };
  const fewPages = createPages(small);
  expect(fewPages.length).toBeLessThan(pages.length);
  expect(String(navigation(pages, page))).toBe(String(navigation(fewPages, page)));
});

test("provides the items of all tags and schemas on demand", () => {
  const items = navigationItems(pages);
  expect(Object.keys(items)).toEqual([...site.tags.map(({ name }) => name), "Schemas"]);
  expect(items.Projects).toContain('href="reference/createProject.html"');
  expect(items.Schemas).toContain('href="schemas/Session.html"');
});
