import { expect, test } from "vitest";
import { slugify } from "../../text.ts";
import { renderInline, renderMarkdown } from "./prose.ts";

const codeLink = (code: string) => (code === "GET /health" ? "../reference/getHealth.html" : undefined);

test("lets long paths break before their slashes", () => {
  expect(String(renderInline("`POST /{org_id}/experiments/{id}/archive`.", codeLink))).toBe(
    "<code>POST /{org_id}<wbr>/experiments<wbr>/{id}<wbr>/archive</code>.",
  );
});

test("links inline code, except inside a link", () => {
  expect(String(renderInline("Ask `GET /health` or `GET /other`.", codeLink))).toBe(
    'Ask <a href="../reference/getHealth.html"><code>GET /health</code></a> or <code>GET /other</code>.',
  );
  expect(String(renderInline("[`GET /health`](https://crewkit.io)", codeLink))).toBe(
    '<a href="https://crewkit.io"><code>GET /health</code></a>',
  );
});

test("escapes HTML", () => {
  expect(String(renderInline("a <script> in `<b>`", codeLink))).toBe("a &lt;script&gt; in <code>&lt;b&gt;</code>");
});

test("gives headings an id and a link to themselves", () => {
  expect(String(renderMarkdown("## Call `GET /health`", codeLink))).toContain(
    '<h2 id="call-get-health"><a class="anchor" href="#call-get-health">Call <code>GET /health</code></a></h2>',
  );
  expect(String(renderMarkdown("## [crewkit](https://crewkit.io)", codeLink))).toContain(
    '<h2 id="crewkit-https-crewkit-io"><a href="https://crewkit.io">crewkit</a></h2>',
  );
  expect(slugify("404 Not Found")).toBe("404-not-found");
});
