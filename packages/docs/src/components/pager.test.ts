import { expect, test } from "vitest";
import { parseHtml } from "../testing/links.ts";
import type { Page } from "./page.ts";
import { pager } from "./pager.ts";

const page = (path: string, group?: string) => ({ path, title: path, group }) as Page;
const pages = [page("index.html"), page("guides/a.html", "Guides"), page("changes/1.html"), page("tags/b.html", "B")];

test.each([
  ["guides/a.html", ["next ../tags/b.html"]],
  ["tags/b.html", ["prev ../guides/a.html"]],
  ["changes/1.html", []],
])("links %s to the previous and the next page of the navigation", (path, expected) => {
  const $ = parseHtml(String(pager(pages, path) ?? ""));
  const links = $("a").toArray();
  expect(links.map((link) => `${$(link).attr("rel")} ${$(link).attr("href")}`)).toEqual(expected);
});
