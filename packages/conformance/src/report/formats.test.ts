import { describe, expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { describeFlakyFailures, groupFailures } from "./failures.ts";
import { formats } from "./formats.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { table } from "./table.ts";

const paths = { "/health": { get: { operationId: "getHealth", responses: {} } } };
const operation = specOf(contractOf({ paths })).operation("getHealth");

const malicious = ']]> <script>alert(1)</script> | @everyone ```\n\u0001 "&';

function failed(name: string, message: string, overrides: Partial<Result> = {}): Result {
  const request = { operation, method: "GET", target: "/health?it's", headers: { Authorization: "Bearer $TOKEN" } };
  const response = { status: 500, headers: new Headers({ "X-Malicious": "<i>" }), text: malicious };
  const about = { name, operationId: "getHealth", status: 200, kind: "success", milliseconds: 3 };
  const failures = [{ check: "status", message }];
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
    failed("getHealth > 200 > three", malicious, { failures: [{ check: "body", message: malicious }] }),
    { ...listed, name: "listNotes > lifecycle", kind: "lifecycle", outcome: "passed" },
    {
      ...listed,
      name: "listNotes > 401 > no token",
      status: 401,
      kind: "access",
      outcome: "skipped",
      reason: malicious,
    },
  ],
  skipped: [{ reason: malicious, names: ["listNotes > 401 > no token"] }],
  coverage: [
    { operationId: "getHealth", received: ["200"], missing: ["503"] },
    { operationId: "listNotes", received: [], missing: ["401"] },
  ],
  expected: [],
  verified: true,
  problems: ["A problem."],
  leftovers: [{ what: "A leftover", count: 2, ids: [malicious] }],
  stopped: "It was interrupted.",
};

test("the terminal shows failures with their commands, then leftovers, skip reasons and counts", () => {
  const [first, , leftovers, matrix, skipped, summary] = table(report).split("\n\n");
  expect(first?.split("\n")).toEqual([
    "✗ getHealth > 200 > one",
    "  status: Expected status 200, but received 500 at 2026-11-25T20:00:00Z",
    `  curl -i -X GET -H 'Authorization: Bearer '"$TOKEN" 'https://notes.example/v1/health?it'\\''s'`,
    "  npx suite --url 'https://notes.example/v1/' --only 'getHealth > 200 > one'",
    "  Also in 1 other test: getHealth > 200 > two.",
  ]);
  expect(leftovers).toMatch(/^Not cleaned up\n {2}2 × A leftover: /);
  expect(matrix?.split("\n").map((line) => line.split(/ +/))).toMatchObject([
    ["operation", "200", "401", "503", "scenarios"],
    ["getHealth", "✗3", "○", ""],
    ["listNotes", "–1", "1"],
    {},
  ]);
  expect(skipped).toMatch(/^Skipped\n +1 {2}/);
  expect(summary?.split("\n").slice(-3)).toEqual([
    "1 of 3 documented statuses were received.",
    "1 passed, 3 failed, 1 skipped.",
    "notes against Notes 1.0: 1,234 requests in 1 min 1 s, seed 1.",
  ]);
});

test("JUnit has a suite per operation, reports skipped tests and removes invalid characters", () => {
  const xml = formats.junit(report);
  expect(xml).toContain('<testsuites name="conformance of notes" tests="5" failures="3" errors="0" skipped="1">');
  expect(xml).toMatch(/<testcase classname="getHealth" name="getHealth (&gt;|>) 200 (&gt;|>) one"/);
  expect(xml).toMatch(
    /<failure message="status: Expected status 200[^"]*" type="status"><!\[CDATA\[status: .*\ncurl -i -X GET /,
  );
  expect(xml).toContain('time="0.003"');
  expect(xml).toContain('<skipped message="]]> &lt;script>alert(1)');
  const outside = xml.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  expect(outside).not.toContain("<script>");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids these characters.
  expect(xml).not.toMatch(/[\u0000-\u0008]/);
});

test("JSON includes every result with a curl command, without the contract's operations", () => {
  const read = JSON.parse(formats.json(report));
  expect(read.counts).toEqual(report.counts);
  expect(read.results[0]).toMatchObject({
    request: { method: "GET" },
    response: { status: 500, headers: { "x-malicious": "<i>" } },
  });
  expect(read.results[0].curl).toContain("curl -i -X GET");
  expect(JSON.stringify(read)).not.toContain('operationId":"getHealth","method');
});

test("the HTML page escapes responses, loads nothing, and is complete without JavaScript", () => {
  const page = formats.html(report);
  expect(page).not.toContain("<script>alert");
  expect(page).not.toContain("<i>");
  expect(page).toContain("&#60;script&#62;alert(1)");
  expect(page).toContain("default-src 'none'");
  expect(page.replaceAll(/<pre>[\s\S]*?<\/pre>/g, "")).not.toMatch(/(src|href)="(?!data:)/);
  for (const { name } of report.results) expect(page).toContain(name.replaceAll(">", "&#62;"));
});

test("Markdown escapes responses and mentions", () => {
  const text = formats.markdown(report);
  expect(text).toMatch(/^### ❌ Conformance of notes with Notes 1\\?\.0\n/);
  expect(text).toContain(
    "#### getHealth &gt; 200 &gt; one\n\n**status**: Expected status 200, but received 500 at 2026-11-25T20:00:00Z\n\n```sh\ncurl",
  );
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt; \\| @\u200beveryone");
  expect(text).not.toContain("<script>");
});

test("Markdown fits into a GitHub comment", () => {
  const long = `<${"&@|".repeat(2000)}`;
  const results = Array.from({ length: 4000 }, (_, index) =>
    failed(
      `getHealth > 200 > ${long} ${index}`,
      `${index % 700} ${String.fromCharCode(97 + (index % 26)).repeat(9)} ${long}`,
    ),
  );
  const many = (text: string) => Array.from({ length: 200 }, (_, index) => `${index} ${text}`);
  const skipped = many(long).map((reason) => ({ reason, names: ["a"] }));
  const worst = { ...report, results, skipped, problems: many(long), stopped: long };
  expect(formats.markdown(worst).length).toBeLessThan(65_536);
});

describe("failures with a gateway error or without a response", () => {
  const { exchange } = failed("", "");
  const gatewayError = exchange && { ...exchange, response: { ...exchange.response, status: 502 } };
  const group = [
    { exchange: gatewayError },
    { exchange: undefined, request: exchange?.request },
    { exchange: gatewayError },
  ];
  const retried = (outcome: Result["outcome"]) =>
    group.map((each, index) => failed(`${index}`, "It is bad.", { ...each, retry: outcome }));
  const flaky = { ...report, results: retried("passed") };

  test("are summarized if they passed on a retry", () => {
    expect(describeFlakyFailures(flaky)).toMatch(
      /^3 failed tests .*\(502: 2, no response: 1\).*See 0, and 2 others\.$/,
    );
    expect(groupFailures(flaky)).toEqual([]);
  });

  test("are reported if they failed again", () => {
    const failedAgain = { ...report, results: retried("failed") };
    expect(describeFlakyFailures(failedAgain)).toBeUndefined();
    expect(groupFailures(failedAgain)).toHaveLength(1);
  });

  test("are marked in every format", () => {
    for (const text of [formats.html(flaky), formats.markdown(flaky), table(flaky)])
      expect(text).toContain("3 failed tests passed on a retry");
    expect(formats.junit(flaky).match(/type="flaky"/g)).toHaveLength(3);
  });
});
