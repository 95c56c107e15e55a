import { expect, test } from "vitest";
import type { Change, Impact } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { formatComparison, formatMarkdown } from "./format.ts";

const change = (impact: Impact, message = "`description` changed.", security = false): Change => ({
  impact,
  security,
  rule: undefined,
  message,
  subject: "GET /things",
  at: "200 data[]",
  component: undefined,
  operations: [],
  directions: ["response"],
  lostValues: [],
  side: "after",
  file: "paths/things.yaml",
  line: 3,
});

const compared = (changes: Change[], rest: Partial<Comparison> = {}): Comparison => ({
  base: { name: "main", commit: "0123456789" },
  from: "0.1.0",
  to: "0.1.0",
  required: "0.1.1",
  violation: undefined,
  changes,
  ...rest,
});

const repeat = (count: number, impact: Impact) => Array.from({ length: count }, () => change(impact));

test("truncates long lists except with --all and for major changes", () => {
  const lines = (text: string) => text.split("\n").filter((line) => line.startsWith("  openapi/"));
  const text = formatComparison(compared(repeat(25, "patch")));
  expect(lines(text)).toHaveLength(20);
  expect(text).toMatch(/\n {2}….*\b5\b.*--all/);
  expect(lines(formatComparison(compared(repeat(25, "patch")), true))).toHaveLength(25);
  expect(lines(formatComparison(compared(repeat(25, "major"))))).toHaveLength(25);
});

test("prints how the changes are declared", () => {
  const result = (to: string) => formatComparison(compared([change("patch")], { to }));
  expect(result("0.1.0")).toMatch(/\nA changeset declares the changes\. The next version .* 0\.1\.1 or later\.$/);
  expect(result("0.2.0")).toMatch(/\nVersion 0\.2\.0 of the contract declares the changes\.$/);
});

test("prints the base if nothing changed", () => {
  const text = formatComparison(compared([], { required: undefined }));
  expect(text).toMatch(/^.*main \(0123456, version 0\.1\.0\): no changes\n/);
});

test("states why the base is not the latest release", () => {
  const base = { name: "the previous commit", commit: "0123456789", reason: "No `contract-v*` tag." };
  expect(formatComparison(compared([], { base }))).toMatch(/: no changes\nNo `contract-v\*` tag\.\n/);
  expect(formatMarkdown(compared([], { base }))).toContain(": no changes. No `contract-v*` tag.\n");
});

const perPage = (rest: Partial<Change> = {}): Change => ({
  ...change("major", "Upper bound changed from '<= 100' to '<= 50'."),
  subject: "parameter PerPage",
  at: "",
  component: "parameters/PerPage",
  operations: Array.from({ length: 26 }, (_, index) => `GET /list_${index + 1}`),
  directions: ["request"],
  ...rest,
});

test("prints a changed component with the first operations that use it", () => {
  const text = (rest: Partial<Change>, all?: boolean) => formatComparison(compared([perPage(rest)]), all);
  expect(text({})).toContain(
    "  parameter PerPage: Upper bound changed from '<= 100' to '<= 50'. Used in requests of 26 operations: GET /list_1, GET /list_2, GET /list_3, and 23 more.\n",
  );
  expect(text({}, true)).toContain("GET /list_25, GET /list_26.\n");
  expect(text({ directions: ["request", "response"] })).toContain(" Used in requests and responses of 26 operations: ");
  expect(text({ directions: [] })).toContain(" Used by 26 operations: ");
});

test("lists all operations of security-relevant changes", () => {
  const comparison = compared([perPage({ security: true })]);
  expect(formatComparison(comparison)).toMatch(/\nsecurity.*\n.*GET \/list_26\.\n\nmajor\n.*and 23 more\.\n/);
  expect(formatMarkdown(comparison)).toMatch(
    /### Security.*\n\n- .*list\\_26\. [\s\S]*### Major.*\n\n- .*and 23 more\. /,
  );
});

test("the comment starts with the result and the security-relevant changes", () => {
  const changes = [change("major", "`name` was removed."), change("minor", "`x-permission` was removed.", true)];
  expect(
    formatMarkdown(compared(changes, { violation: "Breaking changes need a changeset." })),
  ).toBe(`<!-- contract-diff -->
## Changes of the contract

❌ Breaking changes need a changeset.

Compared with main (0123456, version 0.1.0): 1 major, 1 minor, 0 patch, 1 security-relevant.

### Security: review first, gives access or removes a protection

- GET /things 200 data\\[\\]: \`x-permission\` was removed. (\`openapi/paths/things.yaml:3\`)

### Major: can break a caller

- GET /things 200 data\\[\\]: \`name\` was removed. (\`openapi/paths/things.yaml:3\`)

### Minor: adds or allows more

- GET /things 200 data\\[\\]: \`x-permission\` was removed. (\`openapi/paths/things.yaml:3\`)
`);
  expect(formatMarkdown(compared(changes))).toContain("\n✅ A changeset declares the changes.");
});

test("the comment escapes the Markdown syntax in messages", () => {
  const text = formatMarkdown(compared([change("major", "`a_b` changed from '^*' to '<img>'.")]));
  expect(text).toContain("`a_b` changed from '^\\*' to '\\<img\\>'.");
});

test("the comment lists the first changes and stays below the limit of GitHub", () => {
  expect(formatMarkdown(compared(repeat(5000, "patch")))).toMatch(
    /\n- … and 4980 more\. `pnpm contract:diff --all`.*\n$/,
  );
  const truncated = formatMarkdown(compared(repeat(5000, "major")));
  expect(truncated.length).toBeLessThan(65_536);
  expect(truncated).toMatch(/\n\nThis list is truncated\. Run `pnpm contract:diff --all`\.\n$/);
});
