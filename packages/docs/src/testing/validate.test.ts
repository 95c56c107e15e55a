import { expect, test } from "vitest";
import { invalidHtml } from "./validate.ts";

test.each([
  ["<p><ul></ul></p>", "close-order"],
  ['<p style="color: red">One', "no-inline-style"],
  ["<h2>One</h2><h4>Two</h4>", "heading-level"],
])("rejects %s (%s)", (html, rule) => {
  expect(invalidHtml("a.html", html).join()).toContain(`(${rule})`);
});
