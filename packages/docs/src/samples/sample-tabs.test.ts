import { expect, test } from "vitest";
import type { PageContext } from "../components/fragment.ts";
import type { DocResponse } from "../model/operation.ts";
import type { Sample } from "./sample.ts";
import { sampleTabs } from "./sample-tabs.ts";

const sample = {
  ...{ operationId: "createProject", method: "POST", template: "/projects", path: [], query: {}, secured: false },
  ...{ status: "201", response: { data: { id: "a" } }, volatile: [] as string[] },
} as unknown as Sample;
const context = {
  site: { contract: { "x-error-matrix": { statuses: { 201: { name: "Created" } } } } },
  codeLink: (code: string) => (code === "getItem" ? "getItem.html" : undefined),
} as unknown as PageContext;

test("shows the note and the values that will differ", () => {
  const withNote = { ...sample, note: "`ID` is from `getItem`.", volatile: ["/data/id", "/data/0/made_at"] };
  const page = String(sampleTabs(context, withNote, []).html);
  expect(page).toContain(
    '<p class="note"><code>ID</code> is from <a href="getItem.html"><code>getItem</code></a>.</p>',
  );
  expect(page).toContain("Values such as <code>data.id</code> and <code>data.0.made_at</code> will differ.");
});

test("in Markdown, refers to the contract's example instead of repeating it", () => {
  const responses = [{ examples: [{ name: "a", summary: "It is up.", value: sample.response }] }] as DocResponse[];
  expect(sampleTabs(context, sample, responses).markdown).toMatch(
    /```\n\n### Response · 201 Created\n\nSee the example below: It is up.$/,
  );
  expect(sampleTabs(context, sample, []).markdown).toMatch(/### Response · 201 Created\n\n```json\n\{\n {2}"data"/);
});
