import { expect, test } from "vitest";
import type { Change } from "./change.ts";
import { formatSubject } from "./describe.ts";
import { formatComparison } from "./print.ts";

const base = { name: "v0.1.0", commit: "0123456789" };
const passed = { from: "0.1.0", to: "0.1.0", required: "0.1.1", violation: undefined };
const patch: Change = {
  impact: "patch",
  security: false,
  rule: undefined,
  message: "`description` changed.",
  subject: "GET /things",
  side: "after",
  file: "paths/things.yaml",
  line: 3,
};

test("truncates long lists except with --all and for major changes", () => {
  const changes = Array.from({ length: 25 }, () => patch);
  const lines = (text: string) => text.split("\n").filter((line) => line.startsWith("  openapi/"));
  const text = formatComparison({ base, changes, ...passed });
  expect(lines(text)).toHaveLength(20);
  expect(text).toMatch(/\n {2}….*\b5\b.*--all/);
  expect(lines(formatComparison({ base, changes, ...passed }, true))).toHaveLength(25);
  const major = changes.map((change) => ({ ...change, impact: "major" }) as const);
  expect(lines(formatComparison({ base, changes: major, ...passed }))).toHaveLength(25);
});

test("prints how the changes are declared", () => {
  const result = (version: string) => formatComparison({ base, changes: [patch], ...passed, to: version });
  expect(result("0.1.0")).toMatch(/\nA changeset declares the changes\. The next version .* 0\.1\.1 or later\.$/);
  expect(result("0.2.0")).toMatch(/\nVersion 0\.2\.0 of the contract declares the changes\.$/);
});

test("prints the base if nothing changed", () => {
  const text = formatComparison({ base, changes: [], ...passed, required: undefined });
  expect(text).toMatch(/^.*v0\.1\.0 \(0123456, version 0\.1\.0\): no changes\n/);
});

test.each([
  [
    "#/paths/~1a/post/requestBody/content/application~1json/schema/properties/items/items/oneOf/1",
    "POST /a body items[]/oneOf/1",
  ],
  ["#/servers/0", "servers 0"],
])("formats %s as %s", (path, subject) => {
  expect(formatSubject(path)).toBe(subject);
});
