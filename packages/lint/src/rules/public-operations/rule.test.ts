import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

// The option lists getHealth: see the package's redocly.yaml.
const id = "public-operations";
const bearer = { type: "http", scheme: "Bearer" };
const open = { security: [] };

test("the listed operation is open, all others are not", async () => {
  expect(await problems({ getHealth: open, getA: {} })).toEqual([]);
  expect(await problems({ getHealth: {}, getA: open })).toEqual([
    expect.stringContaining("`getHealth` is to go without a token, but needs one. Add `security: []`"),
    expect.stringContaining("`getA` goes without a token, but is not among the operations that may"),
  ]);
});

test("a listed operation that does not exist is reported", async () => {
  expect(await problems({ getA: {} })).toEqual([expect.stringContaining("No operation is called `getHealth`.")]);
});

test.each([[[{ token: [] }]], [[{}]]])("an operation has no security of its own, not even %j", async (security) => {
  expect(await problems({ getHealth: open, getA: { security } })).toEqual([
    expect.stringContaining("`getA` has a `security` of its own"),
  ]);
});

test.each([
  ["nothing", {}],
  ["an empty list", { security: [] }],
  ["either of two schemes", { security: [{ token: [] }, { key: [] }] }],
  ["two schemes at once", { security: [{ token: [], key: [] }] }],
  ["no token, if you like", { security: [{ token: [] }, {}] }],
  ["a key", { security: [{ key: [] }] }],
  ["a password", { security: [{ basic: [] }] }],
  ["a scheme that is not there", { security: [{ nothing: [] }] }],
])("a document that asks for %s is reported", async (_, root) => {
  expect(await problems({ getHealth: open }, { security: undefined, ...root })).toEqual([
    expect.stringContaining("The document does not ask for one bearer token."),
  ]);
});

function problems(operations: Record<string, object>, root: object = {}): Promise<string[]> {
  const responses = { 200: { description: "Done." } };
  const get = (operationId: string, own: object) => ({ get: { operationId, responses, ...own } });
  const paths = Object.fromEntries(Object.entries(operations).map(([name, own]) => [`/${name}`, get(name, own)]));
  const securitySchemes = {
    token: bearer,
    basic: { type: "http", scheme: "basic" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
  };
  return judge(id, { security: [{ token: [] }], paths, components: { securitySchemes }, ...root });
}
