import { expect, test } from "vitest";
import type { DocOperation, Example } from "../model/operation.ts";
import type { Sample } from "../samples/sample.ts";
import { parseHtml } from "../testing/links.ts";
import type { PageContext } from "./fragment.ts";
import { exampleLabel, responsesPanel } from "./responses.ts";

const sample = { status: "201", response: { data: { id: "a" } }, volatile: [] as string[] } as unknown as Sample;
const statuses = { 201: { name: "Created" }, 422: { name: "Unprocessable Content" } };
const context = { site: { errorMatrix: { statuses } }, codeLink: () => undefined };
const created: Example = { name: "workspace", summary: "A new workspace.", value: { data: { id: "b" } } };
const first: Example = { name: "project", summary: "A new project.", value: sample.response };

function panel(examples: Example[], overrides: Partial<Sample> = {}) {
  const errors = [{ status: "422", examples: [{ name: "slugTaken", summary: "The slug is taken.", value: {} }] }];
  const operation = { successResponses: [{ status: "201", examples }], errorResponses: errors };
  return responsesPanel(context as unknown as PageContext, operation as DocOperation, { ...sample, ...overrides });
}

test("shows the response of the sample first, and the other examples of its status behind a switcher", () => {
  const $ = parseHtml(String(panel([created, first]).html));
  const labels = (selector: string) =>
    $(selector)
      .toArray()
      .map((label) => $(label).text());
  expect(labels(".responses > .tabs > label")).toEqual(["201", "422"]);
  expect(labels("#201-example label")).toEqual(["Project", "Workspace"]);
  expect(labels("#422-example label")).toEqual([]);
  expect($("#422-example .caption").text()).toBe("422 Unprocessable Content The slug is taken.");
});

test("adds the response of the sample if the contract has no such example", () => {
  expect(String(panel([created]).html)).toMatch(/The response to the sample request.*A new workspace/s);
});

test("lists the values that differ in every response", () => {
  const page = String(panel([first], { volatile: ["/data/id", "/data/0/made_at"] }).html);
  expect(page).toContain("Values such as <code>data.id</code> and <code>data.0.made_at</code> will differ.");
});

test("in Markdown, refers to the contract's example instead of repeating it", () => {
  expect(panel([first]).markdown).toBe("### Response · 201 Created\n\nSee the example below: A new project.");
  expect(panel([]).markdown).toMatch(
    /### Response · 201 Created\n\nThe response to the sample request.\n\n```json\n\{\n {2}"data"/,
  );
});

test.each([
  ["remoteNotLinked", "Remote not linked"],
  ["notAWorkspace", "Not a workspace"],
  ["firstPage", "First page"],
])("labels the example %s as %s", (name, label) => {
  expect(exampleLabel(name)).toBe(label);
});
