import { expect, test } from "vitest";
import { renderMarkdown } from "./prose.ts";

const render = (markdown: string) => String(renderMarkdown(markdown, () => undefined)).replace(/<svg.*?<\/svg>/g, "");

test("renders a callout with its kind as the title", () => {
  expect(render("> [!WARNING]\n> Tokens work *once*.\n>\n> - Save them.\n\nText.")).toBe(
    `<div class="callout callout-warning" role="note">
<p class="callout-title">Warning</p>
<p>Tokens work <em>once</em>.</p>
<ul>
<li>Save them.</li>
</ul>
</div>
<p>Text.</p>
`,
  );
});

test("leaves other quotes unchanged", () => {
  expect(render("> [1] A quote")).toBe("<blockquote>\n<p>[1] A quote</p>\n</blockquote>\n");
});

test("rejects an unknown kind of callout", () => {
  expect(() => render("> [!CAUTION]\n> Text.")).toThrow("[!CAUTION]");
});
