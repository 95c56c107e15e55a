import { parsePointer } from "@crewkit/openapi";
import { expect, test } from "vitest";
import type { Correction, Impact, RedoclyChange } from "./change.ts";
import { limitCorrections } from "./limits.ts";
import type { Direction } from "./plugin.ts";
import type { Reader } from "./reader.ts";

const { "rate-limits": rateLimits, nullable } = limitCorrections as Record<string, Correction>;
const change: RedoclyChange = {
  path: "#/x-rate-limits",
  typeName: "SpecExtension",
  kind: "modified",
  property: "limits",
  impact: "patch",
  directions: [],
  verdicts: [],
};

const hourly = { scope: "organization", requests: 1000, seconds: 3600 };
const minutely = { scope: "address", requests: 100, seconds: 60 };

test.each<[name: string, before: object[], after: object[], impact: Impact]>([
  ["fewer requests", [hourly, minutely], [hourly, { ...minutely, requests: 99 }], "major"],
  ["more seconds", [hourly], [{ ...hourly, seconds: 7200 }], "major"],
  ["a new limit", [hourly], [hourly, minutely], "major"],
  [
    "one higher and one lower",
    [hourly, minutely],
    [
      { ...hourly, requests: 2000 },
      { ...minutely, seconds: 90 },
    ],
    "major",
  ],
  ["a limit on more paths", [{ ...hourly, path_prefix: "/{org_id}/" }], [hourly], "major"],
  ["a limit on fewer paths", [hourly], [{ ...hourly, path_prefix: "/{org_id}/" }], "minor"],
  ["more requests", [hourly], [{ ...hourly, requests: 2000 }], "minor"],
  ["fewer seconds", [hourly], [{ ...hourly, seconds: 60 }], "minor"],
  ["a removed limit", [hourly, minutely], [hourly], "minor"],
  ["another order", [hourly, minutely], [minutely, hourly], "patch"],
])("rates rate limits with %s", (_name, before, after, impact) => {
  const readers = { before: limitsReader(before), after: limitsReader(after) };
  expect(rateLimits?.(change, readers)?.impact).toBe(impact);
});

test("rates a renamed rate limit header as major", () => {
  const readers = { before: limitsReader([hourly]), after: limitsReader([hourly]) };
  expect(rateLimits?.({ ...change, property: "headers" }, readers)?.impact).toBe("major");
});

test.each<[before: object, after: object, directions: Direction[], impact: Impact]>([
  [{ oneOf: [{}, { type: "null" }] }, {}, ["response"], "minor"],
  [{ oneOf: [{}, { type: "null" }] }, {}, ["request", "response"], "major"],
  [{}, { anyOf: [{}, { type: "null" }] }, ["response"], "major"],
  [{}, { anyOf: [{}, { type: "null" }] }, ["request"], "minor"],
  [{ type: ["string", "null"] }, { oneOf: [{ type: "string" }, { type: "null" }] }, ["response"], "patch"],
])("rates null from %j to %j in %j as %s", (before, after, directions, impact) => {
  const location = { file: "Thing.yaml", pointer: "#/nullable", line: 1 };
  const [base, revision] = [before, after].map((schema) =>
    "oneOf" in schema || "anyOf" in schema ? { ...location, value: true } : { ...location, pointer: "#" },
  );
  const readers = { before: () => before, after: () => after };
  const nullChange = { ...change, path: "#", property: "nullable", directions, base, revision } as RedoclyChange;
  expect(nullable?.(nullChange, readers)?.impact).toBe(impact);
});

function limitsReader(limits: object[]): Reader {
  return (_file, pointer) => (parsePointer(pointer).at(-1) === "limits" ? limits : undefined);
}
