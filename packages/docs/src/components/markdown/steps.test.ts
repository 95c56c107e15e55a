import { expect, test } from "vitest";
import { renderMarkdown } from "./prose.ts";

const render = (markdown: string) => String(renderMarkdown(markdown, () => undefined));

test("renders numbered headings as steps, which end at the next heading of the same level", () => {
  expect(render("## 1. Start\n\nText.\n\n### Options\n\n## 2. Stop\n\n## More")).toBe(
    `<div class="step">
<h2 id="start"><span class="number">1</span> <a class="anchor" href="#start">Start</a></h2>
<p>Text.</p>
<h3 id="options"><a class="anchor" href="#options">Options</a></h3>
</div>
<div class="step">
<h2 id="stop"><span class="number">2</span> <a class="anchor" href="#stop">Stop</a></h2>
</div>
<h2 id="more"><a class="anchor" href="#more">More</a></h2>
`,
  );
});

test("ends a step at a heading above it and at the end of the text", () => {
  expect(
    render("### 1. Start\n\n## More\n\n### 1. Stop")
      .match(/<\/?(div|h\d)/g)
      ?.join(""),
  ).toBe("<div<h3</h3</div<h2</h2<div<h3</h3</div");
});
