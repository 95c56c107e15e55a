import { parsePointer } from "@crewkit/openapi";
import { expect, test } from "vitest";
import type { Change, Impact, RedoclyChange } from "./change.ts";
import { correctImpacts } from "./corrections.ts";
import type { Reader, Readers } from "./reader.ts";
import type { Direction } from "./uses.ts";

const sunset = { property: "x-sunset" };
const permission = { property: "x-permission" };
const defaultValue = { property: "default" };
const tags = { typeName: "Operation", property: "tags" };
const linkKey = { typeName: "Link", property: "key" };
const removedField: Partial<RedoclyChange> = { path: "#/properties/a", kind: "removed", directions: ["request"] };
const openEnum = { property: "openEnum" };
const openFile = { file: "Open.yaml", pointer: "#", line: 1 };
const meanings: Partial<RedoclyChange> = { path: "#/x-enumDescriptions", kind: "added", impact: "minor" };
const schemaField: Partial<RedoclyChange> = { path: "#/properties/schema", directions: ["request"] };
const schema = { path: "#/parameters/0/schema" };
const levels = ["owner", "admin", "member", "viewer"];
const format = { property: "format" };
const invalidState = { property: "x-invalid-state" };

// compare.test.ts covers the corrections. These are exceptions and variants.
test.each<[name: string, change: Partial<RedoclyChange>, before: unknown, after: unknown, impact: Impact]>([
  ["not enum-value: not announced", addedEnumValue("Closed.yaml"), ["a"], ["a", "b"], "major"],
  ["not enum-value: also removes a value", addedEnumValue("Open.yaml", "enum-values-removed"), ["a"], ["b"], "major"],
  ["open-enum, in a request", { ...openEnum, directions: ["request"] }, undefined, true, "minor"],
  ["open-enum, closed in a response", { ...openEnum, directions: ["response"] }, true, undefined, "minor"],
  ["open-enum, closed in a request", { ...openEnum, directions: ["request"] }, true, undefined, "major"],
  ["open-enum, announced", { ...openEnum, directions: ["response"], base: openFile }, undefined, true, "patch"],
  ["not widened: list of one type", { property: "type" }, "string", ["string"], "patch"],
  ["not widened: different order", { property: "enum" }, ["a", "b"], ["b", "a"], "patch"],
  ["not widened: description", { property: "description" }, "A", "B", "patch"],
  ["permission, lowered", permission, "admin", "viewer", "minor"],
  ["permission, unknown levels", permission, "king", "duke", "major"],
  ["integer-format, in a request", wider(["request"]), "int32", "int64", "minor"],
  ["integer-format, in a response", wider(["response"]), "int64", "int32", "minor"],
  ["not integer-format: in both", wider(["request", "response"]), "int32", "int64", "major"],
  ["not integer-format: longer in a response", wider(["response"]), "int32", "int64", "major"],
  ["not integer-format: shorter in a request", wider(["request"]), "int64", "int32", "major"],
  ["not integer-format: another format", wider(["request"]), "int32", "double", "major"],
  ["invalid-state, added", invalidState, undefined, "The thing is closed.", "major"],
  ["invalid-state, removed", invalidState, "The thing is closed.", undefined, "minor"],
  ["invalid-state, changed", invalidState, "The thing is closed.", "The thing is open.", "minor"],
  ["size-limit, raised", { property: "x-max-body-bytes" }, 1, 2, "minor"],
  ["size-limit, added", { property: "x-max-bytes" }, undefined, 2, "major"],
  ["size-limit, removed", { property: "x-max-bytes" }, 2, undefined, "minor"],
  ["size-limit, lowered in a response", { property: "x-max-bytes", directions: ["response"] }, 2, 1, "minor"],
  ["size-limit, minContains raised", { property: "minContains", directions: ["request"] }, undefined, 2, "major"],
  ["schema, added to a request", { ...schema, kind: "added", directions: ["request"] }, undefined, {}, "major"],
  ["schema, removed from a request", { ...schema, kind: "removed", directions: ["request"] }, {}, undefined, "minor"],
  ["schema, removed from a response", { ...schema, kind: "removed", directions: ["response"] }, {}, undefined, "major"],
  ["not schema: a field with this name", { ...schemaField, kind: "added", impact: "minor" }, undefined, {}, "minor"],
  ["header-required, false", { typeName: "Header", property: "required" }, true, false, "major"],
  ["not header-required: newly required", { typeName: "Header", property: "required" }, undefined, true, "minor"],
  ["read-only, removed", { property: "readOnly", directions: ["request"] }, true, undefined, "minor"],
  ["not read-only: in a response", { property: "readOnly", directions: ["response"] }, undefined, true, "patch"],
  ["not read-only: the default", { property: "readOnly", directions: ["request"] }, undefined, false, "patch"],
  [
    "read-only: write-only in a response",
    { property: "writeOnly", directions: ["response"] },
    undefined,
    true,
    "major",
  ],
  ["removed-field, in an open request", removedField, {}, undefined, "major"],
  ["required-body, added", { typeName: "RequestBody", kind: "added" }, undefined, { required: true }, "major"],
  ["server, overridden", { typeName: "ServerList", kind: "added" }, undefined, [{ url: "/" }], "major"],
  ["server, hosts limited", { typeName: "ServerVariable", property: "enum" }, undefined, ["a"], "major"],
  ["discriminator, renamed", { typeName: "Discriminator", property: "propertyName" }, "a", "b", "major"],
  ["documentation", { typeName: "Example", kind: "added", impact: "minor" }, undefined, {}, "patch"],
  ["documentation, meanings of values", meanings, undefined, { a: "The first." }, "patch"],
  ["default-changed, removed", defaultValue, false, undefined, "major"],
  ["not default-changed: newly documented", defaultValue, undefined, 25, "patch"],
  ["not default-changed: moved next to a reference", defaultValue, levels, undefined, "patch"],
  ["not deprecated: deprecation removed", { property: "deprecated" }, true, undefined, "patch"],
  ["not renamed-path: renamed link", linkKey, "a", "b", "patch"],
  ["not moved-operation: another tag added", tags, ["A"], ["A", "B"], "patch"],
  ["short-notice", sunset, undefined, "2020-01-31", "major"],
  ["short-notice, moved to an earlier date", sunset, "2999-12-31", "2999-01-31", "major"],
  ["not short-notice: more than six months", sunset, undefined, "2999-12-31", "patch"],
  ["not short-notice: moved to a later date", sunset, "2020-01-31", "2020-02-01", "patch"],
])("%s", (_name, change, before, after, impact) => {
  const location = { file: "paths/a.yaml", pointer: "#/get", line: 1, ...change.base };
  const values = { base: { ...location, value: before }, revision: { ...location, value: after } };
  expect(correct({ ...change, ...values }, readers)?.impact).toBe(impact);
});

const modified: RedoclyChange = {
  path: "#/paths/~1a/get",
  typeName: "Schema",
  kind: "modified",
  impact: "patch",
  directions: [],
  verdicts: [{ ruleId: "any", impact: "patch", message: "Changed." }],
};

function correct(change: Partial<RedoclyChange>, readers: Readers): Change | undefined {
  return correctImpacts([{ ...modified, ...change }], readers)[0];
}

const readers: Readers = {
  before: (file, pointer) => {
    if (file.endsWith("/PermissionLevel.yaml")) return levels;
    return file === openFile.file && pointer === "" ? { "x-extensible-enum": ["a"] } : undefined;
  },
  after: () => levels,
};

function wider(directions: Direction[]): Partial<RedoclyChange> {
  return { ...format, directions, impact: "major" };
}

function addedEnumValue(file: string, ...others: string[]): Partial<RedoclyChange> {
  const verdicts = ["enum-values-added", ...others].map(
    (ruleId) => ({ ruleId, impact: "major", message: "." }) as const,
  );
  return { property: "enum", impact: "major", verdicts, base: { file, pointer: "#/enum", line: 2 } };
}

const rateLimits = { path: "#/x-rate-limits", typeName: "SpecExtension", property: "limits" };
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
  expect(correct(rateLimits, readers)?.impact).toBe(impact);
});

test("rates a renamed rate limit header as major", () => {
  const readers = { before: limitsReader([hourly]), after: limitsReader([hourly]) };
  expect(correct({ ...rateLimits, property: "headers" }, readers)?.impact).toBe("major");
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
  const change = { path: "#", property: "nullable", directions, base, revision } as Partial<RedoclyChange>;
  expect(correct(change, readers)?.impact).toBe(impact);
});

function limitsReader(limits: object[]): Reader {
  return (_file, pointer) => (parsePointer(pointer).at(-1) === "limits" ? limits : undefined);
}

const securityChange = { path: "#/paths/~1a/get/security", typeName: "SecurityRequirementList" };
const required = [{ token: [] }];
const other = [...required, { key: [] }];
const optional = [...required, {}];

// The root requires a token.
test.each([
  [undefined, [], "minor", true],
  [required, optional, "minor", true],
  [required, other, "minor", true],
  [undefined, required, "patch", undefined],
  [[], undefined, "major", undefined],
  [[{}], undefined, "major", undefined],
  [optional, required, "major", undefined],
])("rates an operation's security from %j to %j as %s", (before, after, impact, security) => {
  const readers = { before: contractReader(required, before), after: contractReader(required, after) };
  expect(correct(securityChange, readers)).toMatchObject({ impact, ...(security && { security }) });
});

test("marks a contract that no longer requires a token", () => {
  const readers = { before: contractReader(required), after: contractReader() };
  expect(correct({ ...securityChange, path: "#/security" }, readers)).toMatchObject({
    impact: "minor",
    security: true,
  });
});

function contractReader(security?: object[], operation?: object[]): Reader {
  const contract = { security, paths: { "/a": { get: { security: operation } } } };
  return (_file, pointer) =>
    parsePointer(pointer).reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], contract);
}
