import { expect, test } from "vitest";
import { ruleProblems } from "../../testing.ts";

const ok = { description: "Done." };
const kinds = [
  { kind: "every operation", has: ["operationId"], statuses: ["500"] },
  { kind: "an operation with input", has: ["parameters", "requestBody"], statuses: ["400"] },
  { kind: "an operation with a token", has: ["security"], statuses: ["401"] },
  { kind: "an operation with a secret", has: ["x-secret", "security"], statuses: ["401"] },
  { kind: "an operation with an id", has: ["path parameters"], statuses: ["404"] },
  { kind: "an operation with a state", has: ["x-invalid-state"], statuses: [422] },
];
const matrix = { kinds, statuses: { 200: {}, 201: {}, 422: {} } };
const parameter = { name: "q", in: "query", schema: {} };
const responses = "/paths/~1a/get/responses";

test.each([
  ["an operation parameter", { parameters: [parameter] }, {}, 400],
  ["a path item parameter", {}, { parameters: [parameter] }, 400],
  ["a body", { requestBody: { content: {} } }, {}, 400],
  ["a token", { security: [{ bearer: [] }] }, {}, 401],
  ["an extension", { "x-invalid-state": "The session has ended." }, {}, 422],
])("requires the status code for %s", async (_, fields, item, status) => {
  const [problem, ...more] = await problems(operation([200, 500], fields), item);
  expect(problem?.message).toContain(` ${status}, `);
  expect(problem?.pointer).toBe(responses);
  expect(more).toEqual([]);
  expect(await lint(operation([200, 500, status], fields), item)).toEqual([]);
});

test("requires the status code for a path parameter", async () => {
  expect(await lint(operation([200, 500]), {}, { path: "/{id}" })).toEqual(["/paths/~1{id}/get/responses"]);
});

test.each([
  ["[]", { security: [] }],
  ["an empty requirement", { security: [{}] }],
])("applies the root's security, unless the operation has %s", async (_, fields) => {
  const root = { security: [{ bearer: [] }] };
  expect(await lint(operation([200, 500]), {}, root)).toEqual([responses]);
  expect(await lint(operation([200, 500], fields), {}, root)).toEqual([]);
});

test.each(["404", "409", "default", "2XX", "204"])("reports %s if no kind requires it", async (status) => {
  expect(await lint(operation([200, 500, status]))).toEqual([`${responses}/${status}`]);
});

test("suggests the kinds that require the status code", async () => {
  const [problem] = await problems(operation([200, 400, 500]));
  expect(problem?.message).toContain("an operation with input (`parameters` or `requestBody`)");
});

test("ignores extensions in responses", async () => {
  expect(await lint(operation([200, 500, "x-note"]))).toEqual([]);
});

test("reports an unexpected shared response at the operation", async () => {
  const get = { operationId: "getA", responses: { 200: ok, 404: { $ref: "#/components/responses/Gone" }, 500: ok } };
  expect(await lint(get, {}, { components: { responses: { Gone: ok } } })).toEqual([`${responses}/404`]);
});

test("requires exactly one success response", async () => {
  expect(await lint(operation([500]))).toEqual([responses]);
  expect(await lint(operation([200, 201, 500]))).toEqual([responses]);
});

test("reports unknown features and applies the others", async () => {
  const unknown = { kind: "an unknown kind", has: ["body", "constructor"], statuses: ["409"] };
  const pointers = await lint(operation([200]), {}, { "x-error-matrix": { ...matrix, kinds: [...kinds, unknown] } });
  expect(pointers).toEqual(["/x-error-matrix/kinds/6/has/0", "/x-error-matrix/kinds/6/has/1", responses]);
});

function operation(statuses: (string | number)[], fields: object = {}) {
  return { operationId: "getA", responses: Object.fromEntries(statuses.map((status) => [status, ok])), ...fields };
}

async function lint(get: object, item: object = {}, root: Record<string, unknown> & { path?: string } = {}) {
  return (await problems(get, item, root)).map(({ pointer }) => pointer);
}

function problems(
  get: object,
  item: object = {},
  { path = "/a", ...root }: Record<string, unknown> & { path?: string } = {},
) {
  return ruleProblems("status-codes", { "x-error-matrix": matrix, paths: { [path]: { ...item, get } }, ...root });
}
