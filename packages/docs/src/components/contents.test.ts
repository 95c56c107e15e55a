import { expect, test } from "vitest";
import { contents, linkedHeading } from "./contents.ts";
import { html } from "./html.ts";

test("lists the headings of a page, without the links in them", () => {
  const schema = html` <a class="schema" href="../schemas/Session.html">Session</a>`;
  const page = html`${linkedHeading(2, "path", "Path parameters")}<p>Text.${linkedHeading(2, "201", html`Response <b>201</b>`, { after: schema })}`;
  expect(String(contents(page, "bar"))).toBe(
    '<nav class="contents bar" aria-label="On this page"><ul><li><a href="#path">Path parameters</a><li><a href="#201">Response <b>201</b></a></ul></nav>',
  );
});

test("omits the contents of a page with one heading", () => {
  expect(contents(linkedHeading(2, "path", "Path parameters"), "column")).toBeUndefined();
});
