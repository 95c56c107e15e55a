import { expect, test } from "vitest";
import { exchangeOf } from "../testing/exchange.ts";
import { lawOf } from "../testing/law.ts";
import { contract } from "../testing/notes.ts";
import { groupComplaints } from "./complaints.ts";
import { type Format, formats } from "./formats.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { table } from "./table.ts";
import { unsteadiness } from "./unsteady.ts";

const spoiled = exchangeOf(lawOf(contract), "getHealth", { status: 502, text: "<html>" });

function failed(name: string, came: Partial<Result>): Result {
  const about = { name, operationId: "getHealth", status: 200, kind: "success", milliseconds: 1 };
  return { ...about, outcome: "failed", complaints: [{ check: "status", message: `${name} is bad.` }], ...came };
}

function reportOf(...results: Result[]): Report {
  return {
    ...{ target: "notes", url: "https://notes.example", contract: { title: "Notes", version: "1.0" }, plan: "notes" },
    ...{ seed: 1, when: "2026-11-25T20:00:00.000Z", milliseconds: 1, requests: 1, results },
    ...{ counts: { passed: 0, failed: results.length, unreached: 0, expected: 0, left: 0 } },
    ...{ unreached: [], coverage: [], expected: [], problems: [], leftovers: [] },
  };
}

const unsteady = reportOf(
  failed("one", { exchange: spoiled, again: "passed" }),
  failed("two", { request: spoiled.request, again: "passed" }),
  failed("three", { exchange: spoiled, again: "passed" }),
);

test("what passed the second time is told in a sentence, and is no complaint", () => {
  expect(unsteadiness(unsteady)).toBe(
    "Tried once more, 3 of what failed passed (502: 2, no answer: 1): an unsteady line, and no departure from the contract. See one, and 2 others.",
  );
  expect(groupComplaints(unsteady)).toEqual([]);
});

test("what failed the second time, too, is a complaint", () => {
  const steady = reportOf(failed("one", { exchange: spoiled, again: "failed" }));
  expect(unsteadiness(steady)).toBeUndefined();
  expect(groupComplaints(steady)).toHaveLength(1);
});

test.each<Format>(["html", "markdown"])("%s says so", (format) => {
  expect(formats[format](unsteady)).toContain("an unsteady line");
});

test("so do the table and JUnit, where it stays a failure", () => {
  expect(table(unsteady)).toContain("✗ Tried once more, 3 of what failed passed");
  expect(formats.junit(unsteady)).toContain('failures="3"');
  expect(formats.junit(unsteady)).toContain('type="unsteady"');
});
