import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listChanges, readRecords, releaseDate } from "./records.ts";

test("sorts versions numerically, the newest first", () => {
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const version of ["0.9.0", "0.10.0", "0.2.0"]) writeFileSync(join(folder, version), `version: ${version}`);
  expect(readRecords(folder).map(({ version }) => version)).toEqual(["0.10.0", "0.9.0", "0.2.0"]);
});

test("lists a change of several operations once, and the other changes by operation", () => {
  const changes = [
    { in: "GET /a", at: "200 data.id", component: "schemas/Thing", what: "Field added." },
    { in: "GET /a", at: "400", component: "responses/Invalid", what: "`description` changed." },
    { in: "GET /b", what: "Operation added." },
    { in: "POST /b", what: "Operation added." },
  ];
  expect(listChanges(changes)).toBe(`- \`GET /a\`
  - Response 200, \`data.id\` (\`Thing\`): Field added
  - Response 400: \`description\` changed
- Operation added
  - \`GET /b\`
  - \`POST /b\``);
});

test("lists changes of a component with the number of operations that use it first", () => {
  const error = { component: "schemas/Error", directions: ["request", "response"], operations: 9 };
  const changes = [
    { component: "parameters/PerPage", what: "Upper bound changed.", directions: ["request"], operations: 2 },
    { ...error, at: ["code", "status"], what: "Field added." },
    { ...error, at: "details", what: "`description` changed." },
    { component: "securitySchemes/token", what: "`description` changed.", operations: 9 },
    {
      component: "responses/Invalid",
      at: "headers X-A",
      what: "Header added.",
      directions: ["response"],
      operations: 3,
    },
    { in: "GET /a", at: "200 data", component: "schemas/Thing", what: "Field added." },
  ];
  expect(listChanges(changes)).toBe(`- Parameter \`PerPage\`: Upper bound changed. Used in requests of 2 operations
- Schema \`Error\`. Used in requests and responses of 9 operations
  - \`code\`: Field added
  - \`status\`: Field added
  - \`details\`: \`description\` changed
- Security scheme \`token\`: \`description\` changed. Used by 9 operations
- Response \`Invalid\`: header \`X-A\`: Header added. Used in responses of 3 operations
- \`GET /a\`
  - Response 200, \`data\` (\`Thing\`): Field added`);
});

test.each([
  ["body", "Request body: Added"],
  ["body /not", "Request body: Added"],
  ["1", "Added"],
  ["body files[].name", "Request body, `files[].name`: Added"],
  ["parameters page", "Parameter `page`: Added"],
  ["200 headers X-A", "Response 200, header `X-A`: Added"],
  ["200 links", "Response 200, `links`: Added"],
])("describes the place %s", (at, title) => {
  expect(listChanges([{ at, what: "Added." }])).toBe(`- ${title}`);
});

test("does not repeat an operation or component that the change names", () => {
  const removed = { in: "GET /a", what: "Operation `GET /a` was removed." };
  const root = { component: "schemas/Thing", what: "Schema `Thing` was removed." };
  expect(listChanges([removed, root])).toBe("- Operation `GET /a` was removed\n- Schema `Thing` was removed");
});

test.each([
  ["`maximum` of `a_b` was set to '[a_z]*'.", "`maximum` was set to '\\[a\\_z\\]\\*'"],
  ["`pattern` of `a` changed from '^a$' to '\\S'.", "`pattern` changed"],
  ["`pattern` was set to '\\S'.", "`pattern` was set"],
])("escapes Markdown outside code spans, and omits patterns: %s", (what, title) => {
  expect(listChanges([{ what }])).toBe(`- ${title}`);
});

test("shows the date of a release, or that the version is not released", () => {
  expect([releaseDate("2026-11-01"), releaseDate(undefined)]).toEqual(["November 1, 2026", "Unreleased"]);
});
