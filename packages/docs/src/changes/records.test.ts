import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { groupChanges, readRecords } from "./records.ts";

test("sorts versions numerically, the newest first", () => {
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const version of ["0.9.0", "0.10.0", "0.2.0"]) writeFileSync(join(folder, version), `version: ${version}`);
  expect(readRecords(folder).map(({ version }) => version)).toEqual(["0.10.0", "0.9.0", "0.2.0"]);
});

test("groups changes of whole operations by kind, and changes within an operation by operation", () => {
  const changes = [
    { in: "GET /a", at: "200 data.id", component: "schemas/Thing", what: "Field added." },
    { in: "GET /a", at: "400", component: "responses/Invalid", what: "`description` changed." },
    { in: "GET /b", what: "Operation added." },
    { in: "POST /b", what: "Operation added." },
  ];
  expect(groupChanges(changes)).toEqual([
    { title: "Operation added", items: ["`GET /b`", "`POST /b`"] },
    { title: "`GET /a`", items: ["`200 data.id` of `Thing`: Field added", "`400`: `description` changed"] },
  ]);
});

test("does not repeat an operation or component that the change names", () => {
  const removed = { in: "GET /a", what: "Operation `GET /a` was removed." };
  const root = { component: "schemas/Thing", what: "Schema `Thing` was removed." };
  expect(groupChanges([removed, root]).map(({ title, items }) => [title, ...items])).toEqual([
    ["Operation `GET /a` was removed"],
    ["Schema `Thing` was removed"],
  ]);
});

test("escapes Markdown outside code spans", () => {
  const [group] = groupChanges([{ in: "GET /a", at: "body", what: "`pattern` of `a_b` was set to '^[a_z]*\\S*$'." }]);
  expect(group?.items).toEqual(["`body`: `pattern` of `a_b` was set to '^\\[a\\_z\\]\\*\\\\S\\*$'"]);
});

test.each([
  [`changed from '^a$' to '${"a'".repeat(20)}'.`, "changed"],
  [`was set to '${"a".repeat(33)}'.`, "was set"],
])("omits long values: %s", (change, title) => {
  expect(groupChanges([{ what: `\`pattern\` ${change}` }])[0]?.title).toBe(`\`pattern\` ${title}`);
});
