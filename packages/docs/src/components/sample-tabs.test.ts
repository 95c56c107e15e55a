import { expect, test } from "vitest";
import type { Sample } from "../samples/sample.ts";
import type { PageContext } from "./fragment.ts";
import { sampleTabs } from "./sample-tabs.ts";

const sample = {
  operationId: "createProject",
  method: "POST",
  template: "/projects",
  path: [],
  query: {},
  secured: false,
  status: "201",
  response: { data: { id: "a" } },
  volatile: [] as string[],
} as unknown as Sample;
const context = {
  path: "reference/createProject.html",
  codeLink: (code: string) => (code === "getItem" ? "getItem.html" : undefined),
} as unknown as PageContext;

test("shows the note", () => {
  const page = String(sampleTabs(context, { ...sample, note: "`ID` is from `getItem`." }).html);
  expect(page).toContain(
    '<p class="note"><code>ID</code> is from <a href="getItem.html"><code>getItem</code></a>.</p>',
  );
});

test("names the variables to set", () => {
  const variables = (markdown: string) => /^Set (.*) as in the \[Quickstart\]/m.exec(markdown)?.[1];
  expect(variables(sampleTabs(context, sample).markdown)).toBe("`CREWKIT_API_URL`");
  expect(variables(sampleTabs(context, { ...sample, secured: true }).markdown)).toBe(
    "`CREWKIT_API_URL` and `CREWKIT_TOKEN`",
  );
});
