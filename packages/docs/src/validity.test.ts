import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pageKinds } from "./testing/page-kinds.ts";
import { invalidHtml } from "./testing/validate.ts";

test.each(Object.entries(pageKinds()))("%s is valid HTML", (_, file) => {
  expect(invalidHtml(file, readFileSync(file, "utf8"))).toEqual([]);
});
