import { expect, test } from "vitest";
import { sampleTabs } from "./part.ts";
import { languages } from "./samples.ts";

const samples = languages.map(({ language }) => ({ language, code: `${language}() && 1` }));
const shown = { samples, status: "201", answer: { data: { id: "a" } }, note: undefined, differs: [] };
const linkOf = (code: string) => (code === "getThing" ? "getThing.html" : undefined);

test("each language has a tab of its own, of which the first is chosen, and its code", () => {
  const page = String(sampleTabs(shown, linkOf));
  for (const { language, label } of languages) {
    expect(page).toMatch(
      new RegExp(
        `<input type="radio" name="language" id="sample-${language}"[^>]*><label for="sample-${language}">${label}<`,
      ),
    );
    expect(page).toContain(`<div class="sample ${language}"><div class="block"><pre tabindex="0"><code>`);
    expect(page.replace(/<[^>]*>/g, "")).toContain(`${language}() &amp;&amp; 1`);
  }
  expect(page.match(/ checked/g)).toHaveLength(1);
  expect(page).toContain("Answers 201");
  expect(page).not.toMatch(/class="(note|differs)"/);
});

test("who runs it reads what comes before, and what comes out new", () => {
  const page = String(
    sampleTabs({ ...shown, note: "`ID` is from `getThing`.", differs: ["/data/id", "/data/0/made_at"] }, linkOf),
  );
  expect(page).toContain(
    '<p class="note"><code>ID</code> is from <a href="getThing.html"><code>getThing</code></a>.</p>',
  );
  expect(page).toContain("Yours differs in <code>data.id</code>, <code>data.0.made_at</code>.");
});
