import { expect, test } from "vitest";
import { renderedFiles } from "./testing/rendered-files.ts";
import { invalidHtml } from "./testing/validate.ts";

test.each([...renderedFiles()].filter(([path]) => path.endsWith(".html")))("%s is valid HTML", (path, html) => {
  expect(invalidHtml(path, html)).toEqual([]);
});
