import { expect, test } from "vitest";
import type { PageContext } from "../components/fragment.ts";
import type { DocResponse } from "../model/operation.ts";
import type { Sample } from "./sample.ts";
import { sampleTabs } from "./sample-tabs.ts";

const shown = {
  ...{ operationId: "createProject", method: "POST", template: "/projects", path: [], query: {}, secured: false },
  ...{ status: "201", response: { data: { id: "a" } }, volatile: [] as string[] },
} as unknown as Sample;
const context = { codeLink: (code) => (code === "getThing" ? "getThing.html" : undefined) } as PageContext;

test("shows the note, and the values that differ each time", () => {
  const samples = { ...shown, note: "`ID` is from `getThing`.", volatile: ["/data/id", "/data/0/made_at"] };
  const page = String(sampleTabs(context, samples, []).html);
  expect(page).toContain(
    '<p class="note"><code>ID</code> is from <a href="getThing.html"><code>getThing</code></a>.</p>',
  );
  expect(page).toContain("Yours differs in <code>data.id</code>, <code>data.0.made_at</code>.");
});

test("in Markdown, refers to the contract's example instead of repeating it", () => {
  const answers = [{ examples: [{ name: "a", summary: "It is up.", value: shown.response }] }] as DocResponse[];
  expect(sampleTabs(context, shown, answers).markdown).toMatch(
    /```\n\n### Answers 201\n\nAs in the example below: It is up.$/,
  );
  expect(sampleTabs(context, shown, []).markdown).toMatch(/### Answers 201\n\n```json\n\{\n {2}"data"/);
});
