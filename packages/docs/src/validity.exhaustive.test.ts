import { expect, test } from "vitest";
import { madeFiles } from "./testing/site-files.ts";
import { invalidHtml } from "./testing/validate.ts";

test.each([...madeFiles()].filter(([path]) => path.endsWith(".html")))("%s is valid HTML", (path, html) => {
  expect(invalidHtml(path, html)).toEqual([]);
});
