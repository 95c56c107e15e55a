import { expect, test } from "vitest";
import type { Change, Impact } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { formatMarkdown } from "./markdown.ts";

const change = (impact: Impact, message: string, security = false): Change => ({
  impact,
  security,
  rule: undefined,
  message,
  subject: "GET /things 200 data[]",
  side: "after",
  file: "paths/things.yaml",
  line: 3,
});

const compared = (changes: Change[], violation?: string): Comparison => ({
  base: { name: "main", commit: "0123456789" },
  from: "0.1.0",
  to: "0.1.0",
  required: "0.2.0",
  violation,
  changes,
});

test("starts with the result and the security-relevant changes", () => {
  const changes = [change("major", "`name` was removed."), change("minor", "`x-permission` was removed.", true)];
  expect(formatMarkdown(compared(changes, "Breaking changes need a changeset."))).toBe(`<!-- contract-diff -->
## Changes of the contract

❌ Breaking changes need a changeset.

Compared with main (0123456, version 0.1.0): 1 major, 1 minor, 0 patch, 1 security-relevant.

### Security: review first, gives more callers access

- GET /things 200 data\\[\\]: \`x-permission\` was removed. (\`openapi/paths/things.yaml:3\`)

### Major: can break a caller

- GET /things 200 data\\[\\]: \`name\` was removed. (\`openapi/paths/things.yaml:3\`)

### Minor: adds or allows more

- GET /things 200 data\\[\\]: \`x-permission\` was removed. (\`openapi/paths/things.yaml:3\`)
`);
  expect(formatMarkdown(compared(changes))).toContain("\n✅ A changeset declares the changes.");
});

test("escapes the Markdown syntax in messages", () => {
  const text = formatMarkdown(compared([change("major", "`a_b` changed from '^*' to '<img>'.")]));
  expect(text).toContain("`a_b` changed from '^\\*' to '\\<img\\>'.");
});

test("lists the first changes and stays below the limit of a comment", () => {
  const many = (impact: Impact) => Array.from({ length: 5000 }, () => change(impact, "`name` was removed."));
  expect(formatMarkdown(compared(many("patch")))).toMatch(/\n- … and 4980 more\. `pnpm contract:diff --all`.*\n$/);
  const truncated = formatMarkdown(compared(many("major")));
  expect(truncated.length).toBeLessThan(65_536);
  expect(truncated).toMatch(/\n\nThis list is truncated\. Run `pnpm contract:diff --all`\.\n$/);
});
