import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { siteFiles, siteOf } from "./site.ts";
import { invalidHtml } from "./testing/validate.ts";

test("every page is valid HTML", { timeout: 60_000 }, () => {
  const pages = [...siteFiles(siteOf(readContract()))].filter(([path]) => path.endsWith(".html"));
  expect(pages.flatMap(([path, html]) => invalidHtml(path, html))).toEqual([]);
});
