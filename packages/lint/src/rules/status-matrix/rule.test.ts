import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "status-matrix";
const ok = { description: "Done." };
const kinds = [
  { kind: "every operation", has: ["operationId"], statuses: ["500"] },
  { kind: "an operation with input", has: ["parameters", "requestBody"], statuses: ["400"] },
  { kind: "an operation with a token", has: ["security"], statuses: ["401"] },
  { kind: "one with a secret", has: ["x-secret", "security"], statuses: ["401"] },
  { kind: "an operation with an id", has: ["path parameters"], statuses: ["404"] },
  { kind: "an operation with a state", has: ["x-refused-when"], statuses: [422] },
];
const matrix = { kinds, statuses: { 200: {}, 201: {}, 422: {} } };
const parameter = { name: "q", in: "query", schema: {} };

test.each([
  ["a parameter of its own", { parameters: [parameter] }, {}, 400],
  ["a parameter of its path", {}, { parameters: [parameter] }, 400],
  ["a body", { requestBody: { content: {} } }, {}, 400],
  ["a token", { security: [{ bearer: [] }] }, {}, 401],
  ["a key of our own", { "x-refused-when": "It is over." }, {}, 422],
])("%s calls for its status, with which there is nothing to say", async (_, own, item, status) => {
  expect(await problems(operation([200, 500], own), item)).toEqual([
    expect.stringMatching(
      new RegExp(`\`getA\` lacks ${status}, which \`x-error-matrix\` asks of an operation with .*"${status}": `),
    ),
  ]);
  expect(await problems(operation([200, 500, status], own), item)).toEqual([]);
});

test("an id in the URL calls for its status", async () => {
  expect(await problems(operation([200, 500]), {}, "/a/{id}")).toEqual([expect.stringContaining("lacks 404")]);
});

test.each([
  ["[]", { security: [] }],
  ["the empty requirement", { security: [{}] }],
])("the root's security counts, unless the operation has %s", async (_, own) => {
  const root = { security: [{ bearer: [] }] };
  expect(await problems(operation([200, 500]), {}, "/a", root)).toEqual([expect.stringContaining("lacks 401")]);
  expect(await problems(operation([200, 500], own), {}, "/a", root)).toEqual([]);
});

test.each(["404", "409", "default", "2XX", "204"])("%s is too much where nothing calls for it", async (status) => {
  expect(await problems(operation([200, 500, status]))).toEqual([
    expect.stringContaining(`\`getA\` documents ${status}, but nothing about it calls for that. Remove the response`),
  ]);
});

test("what is too much says what would call for it", async () => {
  const [problem] = await problems(operation([200, 400, 500]));
  expect(problem).toContain("or make it an operation with input (`parameters` or `requestBody`).");
  expect((await problems(operation([200, 409, 500])))[0]).toMatch(/Remove the response\.$/);
});

test("a key of our own among the responses is no status", async () => {
  expect(await problems(operation([200, 500, "x-note"]))).toEqual([]);
});

test("what is too much is reported where the operation has it, not in the shared response", async () => {
  const responses = { 200: ok, 404: { $ref: "#/components/responses/Gone" }, 500: ok };
  const components = { responses: { Gone: ok } };
  const paths = { "/a": { get: { operationId: "getA", responses } } };
  const found = await judge(id, { components, "x-error-matrix": { ...matrix, kinds: kinds.slice(0, 1) }, paths });
  const line = (problem = "") => Number(/json:(\d+):/.exec(problem)?.[1]);
  expect(line(found[0])).toBeGreaterThan(line((await judge(id, { components, paths }))[0]) + 20);
});

test("there is one success, no more and no less", async () => {
  expect(await problems(operation([500]))).toEqual([expect.stringContaining("no success. Add one of 200, 201.")]);
  expect(await problems(operation([200, 201, 500]))).toEqual([
    expect.stringContaining("documents 200 and 201. Keep one"),
  ]);
});

test("a feature that nobody knows is reported, and stops nothing", async () => {
  const unknown = {
    ...matrix,
    kinds: [...kinds, { kind: "an odd one", has: ["body", "constructor"], statuses: ["409"] }],
  };
  expect(await problems(operation([200]), {}, "/a", { "x-error-matrix": unknown })).toEqual([
    expect.stringContaining("`body` is nothing that an operation can have. Write `operationId`, `parameters`"),
    expect.stringContaining("`constructor` is nothing"),
    expect.stringContaining("`getA` lacks 500"),
  ]);
});

test.each([[undefined], [null], [{ kinds: [] }]])("a matrix that is %j is reported, once", async (none) => {
  expect(await problems(operation([200]), {}, "/a", { "x-error-matrix": none })).toEqual([
    expect.stringContaining("Add at the root: `x-error-matrix: {"),
  ]);
});

function operation(statuses: (string | number)[], own: object = {}) {
  return { operationId: "getA", responses: Object.fromEntries(statuses.map((status) => [status, ok])), ...own };
}

async function problems(get: object, item: object = {}, path = "/a", root: object = {}) {
  const found = await judge(id, { "x-error-matrix": matrix, paths: { [path]: { ...item, get } }, ...root });
  return found.filter((problem) => problem.startsWith(`crewkit/${id}`));
}
