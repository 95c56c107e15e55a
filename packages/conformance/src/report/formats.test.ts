import { expect, test } from "vitest";
import type { Result } from "../base/result.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { groupFailures } from "./failures.ts";
import { formats } from "./formats.ts";
import type { Report } from "./report.ts";
import { table } from "./table.ts";

const paths = { "/health": { get: { operationId: "getHealth", responses: {} } } };
const operation = specOf(contractOf({ paths })).operation("getHealth");

const malicious = ']]> <script>alert(1)</script> | @everyone ```\n\u0001 "&';

function failed(name: string, message: string, overrides: Partial<Result> = {}): Result {
  const request = { operation, method: "GET", target: "/health?it's", headers: { Authorization: "Bearer $TOKEN" } };
  const response = { status: 500, headers: new Headers({ "X-Malicious": "<i>" }), text: malicious };
  const about = { name, operationId: "getHealth", status: 200, kind: "success", milliseconds: 3 };
  const failures = [{ check: "status", message, rule: "Expected status …." }];
  return { ...about, outcome: "failed", failures, exchange: { request, response }, ...overrides };
}

const listed = { operationId: "listNotes", failures: [], milliseconds: 1 };

const report: Report = {
  target: "notes",
  url: "https://notes.example/v1/",
  command: "npx suite --url 'https://notes.example/v1/'",
  contract: { title: "Notes", version: "1.0" },
  plan: "notes",
  seed: 1,
  startedAt: "2026-11-25T20:00:00.000Z",
  milliseconds: 61_000,
  requests: 1234,
  counts: { passed: 1, failed: 3, skipped: 1, expected: 0, notRun: 0 },
  results: [
    failed("getHealth > 200 > one", "Expected status 200, but received 500 at 2026-11-25T20:00:00Z"),
    failed("getHealth > 200 > two", "Expected status 200, but received 500 at 2026-11-25T20:00:09Z"),
    failed("getHealth > 200 > three", malicious, { failures: [{ check: "body", message: malicious, rule: "" }] }),
    { ...listed, name: "listNotes > lifecycle", kind: "lifecycle", outcome: "passed" },
    { ...listed, name: "listNotes > 401 > no token", status: 401, kind: "access", outcome: "skipped", reason: "<i>" },
  ],
  skipped: [{ reason: malicious, names: ["listNotes > 401 > no token"] }],
  coverage: [
    { operationId: "getHealth", received: ["200"], missing: ["503"], skipped: [] },
    { operationId: "listNotes", received: [], missing: ["404"], skipped: ["401"] },
  ],
  expected: [],
  verified: true,
  problems: ["A problem."],
  leftovers: [{ what: "created by addNote", count: 6, ids: [malicious, "/2", "/3", "/4", "/5", "/6"] }],
  stopped: "It was interrupted.",
};

test("the terminal shows failures with their commands, then leftovers, skip reasons and counts", () => {
  const [first, , leftovers, missing, skipped, summary] = table(report).split("\n\n");
  expect(first?.split("\n")).toEqual([
    "✗ getHealth > 200 > one",
    "  status: Expected status 200, but received 500 at 2026-11-25T20:00:00Z",
    `  curl -i -X GET -H 'Authorization: Bearer '"$TOKEN" 'https://notes.example/v1/health?it'\\''s'`,
    "  npx suite --url 'https://notes.example/v1/' --only 'getHealth > 200 > one'",
    "  Also in 1 other test: getHealth > 200 > two.",
  ]);
  expect(leftovers).toMatch(/^Not cleaned up\n {2}6 × created by addNote: .*, \/5, and 1 more$/s);
  expect(missing?.split("\n").slice(1)).toEqual(["  getHealth: 503", "  listNotes: 404"]);
  expect(skipped).toMatch(/^Skipped\n +1 {2}/);
  expect(summary?.split("\n").slice(-3)).toEqual([
    "1 of 4 documented statuses were received. The tests of 1 were skipped.",
    "1 passed, 3 failed, 1 skipped.",
    "notes against Notes 1.0: 1,234 requests in 1 min 1 s, seed 1.",
  ]);
});

test("JUnit has a suite per operation, reports skipped tests and removes invalid characters", () => {
  const xml = formats.junit(report);
  expect(xml).toContain('<testsuites name="conformance of notes" tests="5" failures="3" errors="0" skipped="1">');
  expect(xml).toMatch(/<testcase classname="getHealth" name="getHealth (&gt;|>) 200 (&gt;|>) one" time="0.003"/);
  expect(xml).toMatch(/type="status"><!\[CDATA\[status: Expected .*\ncurl -i -X GET .*\nnpx suite /);
  expect(xml).toContain('<skipped message="&lt;i>"/>');
  expect(xml.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, "")).not.toContain("<script>");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids these characters.
  expect(xml).not.toMatch(/[\u0000-\u0008]/);
});

test("JSON includes every result with a curl command, without the contract's operations", () => {
  const { counts, results, failures } = JSON.parse(formats.json(report));
  expect(counts).toEqual(report.counts);
  expect(results[0]).toMatchObject({ response: { status: 500 }, curl: expect.stringContaining("curl -i -X GET") });
  expect(results[0].request).not.toHaveProperty("operation");
  expect(failures[0]).toMatchObject({ name: "getHealth > 200 > one", others: ["getHealth > 200 > two"] });
});

test("the HTML page escapes responses and loads nothing", () => {
  const page = formats.html(report);
  expect(page).not.toContain("<script");
  expect(page).not.toContain("<i>");
  expect(page).toContain("&#60;script&#62;alert(1)");
  expect(page.replaceAll(/<pre>[\s\S]*?<\/pre>/g, "")).not.toMatch(/(src|href)="(?!data:|#)/);
  expect(page).toContain('id="failure-1">\n<h3><a href="#failure-1">getHealth &#62; 200 &#62; one</a></h3>');
  expect(page).toContain('<a href="#failure-1">✗ 3</a>');
  const rows = page
    .replaceAll("<wbr>", "")
    .match(/<tr>.*?<\/tr>/g)
    ?.map((row) =>
      row
        .replace(/<[^>]*>/g, " ")
        .trim()
        .split(/ +/),
    );
  expect(rows).toEqual([
    ["operation", "200", "401", "404", "503", "scenarios"],
    ["getHealth", "✗", "3", "○"],
    ["listNotes", "⊘", "1", "○", "1"],
  ]);
});

test("Markdown escapes responses and mentions", () => {
  const text = formats.markdown(report);
  expect(text).toMatch(/^### ❌ Conformance of notes with Notes 1\\?\.0\n/);
  expect(text).toContain("\n\n#### getHealth &gt; 200 &gt; one\n\n**status**: Expected status 200, but received 500");
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt; \\| @\u200beveryone");
  expect(text).not.toContain("<script>");
});

test("Markdown fits into a GitHub comment", () => {
  const long = `<${"&@|".repeat(2000)}`;
  const many = Array.from({ length: 200 }, (_, index) => `${"abc".repeat(index)} ${long}`);
  const results = many.map((name) => failed(`getHealth > 200 > ${name}`, name));
  const skipped = many.map((reason) => ({ reason, names: ["a"] }));
  const worst = { ...report, results, skipped, problems: many, stopped: long };
  expect(formats.markdown(worst).length).toBeLessThan(65_536);
});

test.each([
  ["summarized if they passed", "passed", 0],
  ["listed if they failed again", "failed", 1],
] as const)("failures that were retried are %s", (_, retry, groups) => {
  const results = ["1", "2"].map((name) => failed(name, "It is bad.", { retry }));
  const retried = { ...report, results };
  expect(groupFailures(retried)).toHaveLength(groups);
  for (const text of [formats.html(retried), formats.markdown(retried), table(retried)])
    expect(text.includes("2 failed tests passed on a retry")).toBe(retry === "passed");
});
