import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import type { Site } from "../model/site.ts";
import { createSite } from "../site.ts";
import { navigation, navigationItems } from "./navigation.ts";
import type { Page } from "./page.ts";

const site = createSite(readContract());
const page = { path: "reference/createSession.html" } as Page;

test("lists the operations of the current tag with their methods, and marks the current page", () => {
  const html = String(navigation(site, page));
  expect(html).toContain('<a href="../reference/listSessions.html"><b class="method get">GET</b> List sessions</a>');
  expect(html.match(/<a href="([^"]*)" aria-current="page">/)?.[1]).toBe("../reference/createSession.html");
  expect(html).not.toContain("createProject");
});

test("does not grow with the operations of other tags", () => {
  const grown: Site = {
    ...site,
    tags: site.tags.map((tag) =>
      tag.name === "Sessions" ? tag : { ...tag, operations: [...tag.operations, ...tag.operations] },
    ),
  };
  expect(String(navigation(grown, page))).toBe(String(navigation(site, page)));
});

test("provides the items of all tags and schemas on demand", () => {
  const items = navigationItems(site);
  expect(Object.keys(items)).toEqual([...site.tags.map(({ slug }) => `tag-${slug}`), "schemas"]);
  expect(items["tag-projects"]).toContain('href="reference/createProject.html"');
  expect(items.schemas).toContain('href="schemas/Session.html"');
});
