import { readFileSync } from "node:fs";
import { parseYaml } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { documentAccepting, runRule } from "../../testing.ts";
import { knownExtensions } from "./rule.ts";

const id = "known-extensions";

const headers = { limit: "X-Limit", remaining: "X-Remaining", reset: "X-Reset" };
const perAddress = { scope: "address", requests: 100, seconds: 60 };
const perOrganization = { ...perAddress, scope: "organization", path_prefix: "/{org_id}/" };

test.each([
  [{ "x-rate-limits": { headers, limits: [perOrganization, perAddress] } }, true],
  [{ "x-rate-limits": { headers, limits: [perAddress, perOrganization] } }, false],
  [{ "x-rate-limits": { headers, limits: [{ ...perOrganization, path_prefix: "/org/" }, perAddress] } }, false],
  [{ "x-rate-limits": { headers, limits: [{ ...perAddress, requests: "100" }] } }, false],
  [{ "x-rate-limits": { headers: { limit: "X-Limit" }, limits: [perAddress] } }, false],
  [{ "x-max-body-bytes": 1 }, true],
  [{ "x-max-body-bytes": "1 MB" }, false],
  [{ "x-rate-limit": {} }, false],
])("document with %j is valid: %s", async (extensions, ok) => {
  expect(await runRule(id, extensions)).toEqual(ok ? [] : [`/${Object.keys(extensions)[0]}`]);
});

test.each([
  [{ "x-scope": "user" }, true],
  [{ "x-scope": "organization" }, false],
  [{ "x-permission": "viewer" }, true],
  [{ "x-permission": "boss" }, false],
  [{ "x-permission": { record: "session", own: "viewer", others: "owner" } }, true],
  [{ "x-permission": { record: "session", own: "owner", others: "viewer" } }, false],
  [{ "x-permission": { record: "session", own: "viewer", others: "viewer" } }, false],
  [{ "x-permission": { record: "session", own: "boss", others: "owner" } }, false],
  [{ "x-permission": { record: "session", own: "viewer" } }, false],
  [{ "x-permission": { record: "The session.", own: "viewer", others: "owner" } }, false],
  [{ "x-permission": { own: "viewer", others: "owner" } }, false],
  [{ "x-permission": { record: "session", own: "viewer", others: "owner", any: "owner" } }, false],
  [{ "x-permission": { level: "owner", platform: "viewer" } }, true],
  [{ "x-permission": { level: "boss", platform: "viewer" } }, false],
  [{ "x-permission": { level: "owner", platform: "boss" } }, false],
  [{ "x-permission": { platform: "viewer" } }, false],
  [{ "x-permission": { level: "owner", platform: "viewer", own: "viewer" } }, false],
  [{ "x-credential": "token" }, true],
  [{ "x-credential": "tokens" }, false],
  [{ "x-invalid-state": "The session has ended." }, true],
  [{ "x-invalid-state": "the session has ended" }, false],
  [{ "x-consequence": "The project is deleted." }, true],
  [{ "x-consequence": true }, false],
  [{ "x-foreign": "RFC 6749" }, false],
])("operation with %j is valid: %s", async (extensions, ok) => {
  const schema = { type: "object", properties: { token: {} } };
  const components = { schemas: { PermissionLevel: { enum: ["owner", "viewer"] } } };
  const [key] = Object.keys(extensions);
  expect(await runRule(id, { ...documentAccepting({ schema }, extensions), components })).toEqual(
    ok ? [] : [`/paths/~1a/post/${key}`],
  );
});

test.each([
  [{ "x-enumDescriptions": { a: "The first.", b: "The second." }, enum: ["a", "b"] }, true],
  [{ "x-enumDescriptions": { "-7": "ES256." }, "x-extensible-enum": [-7] }, true],
  [{ "x-enumDescriptions": { a: "The first." }, enum: ["a", "b"] }, false],
  [{ "x-enumDescriptions": { a: "the first" }, enum: ["a"] }, false],
  [{ "x-enumDescriptions": {} }, false],
  [{ "x-enumDescriptions": { a: { $ref: "#/info/description" } }, enum: ["a"] }, true],
  [{ "x-unwrapped": "RFC 6749" }, true],
  [{ "x-unwrapped": true }, false],
  [{ "x-foreign": " " }, false],
  [{ "x-pattern-message": "must be a", pattern: "^a$" }, true],
  [{ "x-pattern-message": "must be a" }, false],
  [{ "x-max-bytes": 9, maxLength: 9 }, true],
  [{ "x-max-bytes": "9", maxLength: 9 }, false],
  [{ "x-change-times": { updated_at: ["name"] }, properties: { name: {}, updated_at: {} } }, true],
  [{ "x-change-times": { updated_at: ["nam"] }, properties: { name: {}, updated_at: {} } }, false],
  [{ "x-change-times": { updated_at: [] }, properties: { updated_at: {} } }, false],
  [{ "x-change-times": ["name"], properties: { name: {} } }, false],
  [{ "x-secret": true }, true],
  [{ "x-secret": false }, false],
  [{ "x-standard": "RFC 6749" }, false],
])("schema with %j is valid: %s", async (extensions, ok) => {
  const info = { title: "Test", version: "1", description: "The first." };
  const components = {
    schemas: { A: { type: "object", properties: { "x-header": { type: "string", ...extensions } } } },
  };
  const [key] = Object.keys(extensions);
  expect(await runRule(id, { info, components })).toEqual(
    ok ? [] : [`/components/schemas/A/properties/x-header/${key}`],
  );
});

test.each([
  [false, true],
  ["/user/id", true],
  ["user_id", false],
  [{ field: "/user_id", equals: "endA#/data/id" }, true],
  [{ field: "/user_id", equals: "endB#/data/id" }, false],
  [{ field: "/user_id" }, false],
  [{ search: ["/name", "/user_id/name"] }, true],
  [{ search: ["name"] }, false],
])("parameter with the filter %j is valid: %s", async (filter, ok) => {
  const parameters = [{ name: "user", in: "query", "x-filter": filter }];
  const problems = await runRule(id, documentAccepting({}, { parameters }));
  expect(problems).toEqual(ok ? [] : ["/paths/~1a/post/parameters/0/x-filter"]);
});

test("only a POST is marked as read-only", async () => {
  const operation = (method: string, value: unknown) => ({ paths: { "/a": { [method]: { "x-read-only": value } } } });
  expect(await runRule(id, operation("post", true))).toEqual([]);
  expect(await runRule(id, operation("post", false))).toEqual(["/paths/~1a/post/x-read-only"]);
  expect(await runRule(id, operation("get", true))).toEqual(["/paths/~1a/get/x-read-only"]);
});

test("parameters have a sunset date and a scope, headers only a sunset date", async () => {
  const responses = { 200: { description: "Done.", headers: { "X-Count": { "x-foreign": "RFC 9110" } } } };
  const parameters = [
    { name: "page", in: "query", "x-sunset": "2999-12-31" },
    { name: "size", in: "query", "x-permission": "viewer" },
    { name: "org_id", in: "query", "x-scope": "organization" },
    { name: "team_id", in: "query", "x-scope": "team" },
  ];
  expect(await runRule(id, documentAccepting({}, { parameters, responses }))).toEqual([
    "/paths/~1a/post/parameters/1/x-permission",
    "/paths/~1a/post/parameters/3/x-scope",
    "/paths/~1a/post/responses/200/headers/X-Count/x-foreign",
  ]);
});

test.each([
  [new Date().toISOString().slice(0, 10), true],
  ["2020-01-31", false],
  ["2999-02-30", false],
  ["31.12.2999", false],
  [2999, false],
  [null, false],
])("the sunset date %j is valid: %s", async (date, ok) => {
  expect(await runRule(id, documentAccepting({}, { deprecated: true, "x-sunset": date }))).toEqual(
    ok ? [] : ["/paths/~1a/post/x-sunset"],
  );
});

const [readme, contributing] = ["README", "CONTRIBUTING"].map((name) => {
  const text = readFileSync(new URL(`../../../../../openapi/${name}.md`, import.meta.url), "utf8");
  return /^## Extensions$.*?(?=^## )/ms.exec(text)?.[0] ?? "";
});
const names = [...knownExtensions.values()].flatMap((extensions) => [...extensions.keys()]);
const section = `${readme}\n${contributing}`;

test("openapi/README.md and CONTRIBUTING.md have a row for each extension, with the texts of the schema", () => {
  const rows = [...section.matchAll(/^\| `(x-[\w-]+)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)];
  const documented = rows.flatMap(([, name, owners = "", ...texts]) =>
    owners.split(", ").map((owner) => [owner, name, ...texts]),
  );
  const known = [...knownExtensions].flatMap(([owner, extensions]) =>
    [...extensions].map(([name, { title, description }]) => [owner, name, title, description]),
  );
  expect(documented.sort()).toEqual(known.sort());
});

test("the schema contains each extension with a type", () => {
  const types = readFileSync(new URL("../../../../../openapi/src/extensions.ts", import.meta.url), "utf8");
  expect(
    [...types.matchAll(/"(x-[\w-]+)"\?:/g)].map(([, name]) => name).filter((name = "") => !names.includes(name)),
  ).toEqual([]);
});

test("openapi/README.md and CONTRIBUTING.md have valid examples of each extension", async () => {
  const examples = [...section.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, example = ""]) => example);
  expect(names.filter((name) => !new RegExp(`(^|[ {])${name}:`, "m").test(examples.join("")))).toEqual([]);
  for (const example of examples) expect(await runRule(id, parseYaml(example) as object)).toEqual([]);
});
