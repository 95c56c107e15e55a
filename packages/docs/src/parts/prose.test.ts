import { expect, test } from "vitest";
import { phrase, prose, slugOf } from "./prose.ts";

const linkOf = (code: string) => (code === "GET /health" ? "../reference/getHealth.html" : undefined);

test("code that names an operation leads to it, unless it stands in a link already", () => {
  expect(String(phrase("Ask `GET /health` or `GET /other`.", linkOf))).toBe(
    'Ask <a href="../reference/getHealth.html"><code>GET /health</code></a> or <code>GET /other</code>.',
  );
  expect(String(phrase("[`GET /health`](https://crewkit.io)", linkOf))).toBe(
    '<a href="https://crewkit.io"><code>GET /health</code></a>',
  );
});

test("HTML in a text is shown, not run", () => {
  expect(String(phrase("a <script> in `<b>`", linkOf))).toBe("a &lt;script&gt; in <code>&lt;b&gt;</code>");
});

test("headings can be linked to by their words", () => {
  expect(String(prose("## What is `breaking`?", linkOf))).toContain('<h2 id="what-is-breaking">');
  expect(slugOf("404 Not Found")).toBe("404-not-found");
});
