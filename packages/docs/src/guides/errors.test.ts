import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { errorCatalog } from "./errors.ts";

const matrix = {
  kinds: [],
  statuses: {
    200: { name: "OK", cause: "It worked.", body: "`data`.", caller: { "every operation": "Continue." } },
    422: {
      name: "Unprocessable Content",
      cause: "It is invalid.",
      body: "`error`.",
      caller: { "every operation": "Fix it.", "POST or PATCH": "Check it." },
    },
  },
};

function catalogOf(operations: Record<string, { summary: string; value: object }[]>): string {
  const paths = Object.entries(operations).map(([operationId, examples]) => {
    const responses = { 422: { description: "", content: { "application/json": { examples: { ...examples } } } } };
    return [`/${operationId}`, { post: { operationId, tags: ["Loans"], responses } }];
  });
  return errorCatalog({ paths: Object.fromEntries(paths) } as unknown as Contract, matrix);
}

const taken = { error: "Slug is taken", details: { slug: ["is taken"] } };

test("lists a message once, with all its meanings and operations", () => {
  const text = catalogOf({
    createProject: [{ summary: "Another project has it.", value: taken }],
    createOrganization: [{ summary: "Another organization has it.", value: taken }],
    updateOrganization: [{ summary: "Another organization has it.", value: taken }],
  });
  const operations = ["createProject", "createOrganization", "updateOrganization"];
  const links = operations.map((name) => `[${name}](../reference/${name}.md)`).join(", ");
  expect(text).toContain(
    `## 422 Unprocessable Content\n\nIt is invalid.\n\n**Body:** \`error\`.\n\n**What to do:** Fix it. \`POST\` or \`PATCH\`: Check it.\n\n` +
      `- \`Slug is taken\`\\\n  Another project has it. Another organization has it. ${links}\n`,
  );
});

test("links to the tags of a message with many operations", () => {
  const many = Array.from({ length: 5 }, (_, at) => [`operation${at}`, [{ summary: "It is.", value: taken }]]);
  expect(catalogOf(Object.fromEntries(many))).toContain("It is. 5 operations: [Loans](../tags/loans.md) (5)");
});

test("separates messages with and without details if a status has both", () => {
  const [field, state] = [
    { summary: "It is.", value: taken },
    { summary: "It has ended.", value: { error: "Session has ended" } },
  ];
  expect(catalogOf({ endSession: [state] })).not.toContain("### ");
  expect(catalogOf({ endSession: [state, field] })).toMatch(
    /### 422 with `details`\n\n- `Slug is taken`.*### 422 without `details`\n\n- `Session has ended`/s,
  );
});

test("lists errors first, and successes without messages", () => {
  expect(catalogOf({}).match(/^## \d+/gm)).toEqual(["## 422", "## 200"]);
});
