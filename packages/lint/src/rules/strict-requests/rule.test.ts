import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, responseMediaType, runRule } from "../../testing.ts";

const id = "strict-requests";
const open = { type: "object", properties: { a: { type: "string" } } };
const closed = { ...open, additionalProperties: false };
const map = { type: "object", additionalProperties: { type: "string" } };

test.each([closed, map, { ...open, "x-foreign": "WebAuthn", properties: { inner: open } }])(
  "accepts a request of %j",
  async (schema) => {
    expect(await runRule(id, documentAccepting({ schema }))).toEqual([]);
  },
);

test.each([
  [open, ""],
  [{ type: ["object", "null"] }, ""],
  [{ ...open, additionalProperties: true }, ""],
  [{ type: "array", items: open }, "/items"],
  [{ ...closed, properties: { inner: { oneOf: [open, { type: "null" }] } } }, "/properties/inner/oneOf/0"],
])("reports a request of %j", async (schema, pointer) => {
  expect(await runRule(id, documentAccepting({ schema }))).toEqual([`${requestMediaType}/schema${pointer}`]);
});

test("reports a closed object in a response, at any depth", async () => {
  const schema = { type: "object", properties: { data: closed } };
  expect(await runRule(id, documentReturning({ schema }))).toEqual([`${responseMediaType}/schema/properties/data`]);
});

test("reports an object that is used in requests and responses, but not a map", async () => {
  const schema = { $ref: "#/components/schemas/Shared" };
  const documentSharing = (Shared: object) => {
    const [get, post] = [documentReturning({ schema }), documentAccepting({ schema })] as { paths: { "/a": object } }[];
    return { paths: { "/a": { ...get?.paths["/a"], ...post?.paths["/a"] } }, components: { schemas: { Shared } } };
  };
  expect(await runRule(id, documentSharing(open))).toEqual(["/components/schemas/Shared"]);
  expect(await runRule(id, documentSharing(closed))).toEqual(["/components/schemas/Shared"]);
  expect(await runRule(id, documentSharing(map))).toEqual([]);
});

test("accepts a recursive schema", async () => {
  const Loop = { ...closed, properties: { next: { $ref: "#/components/schemas/Loop" } } };
  const document = documentAccepting({ schema: { $ref: "#/components/schemas/Loop" } });
  expect(await runRule(id, { ...document, components: { schemas: { Loop } } })).toEqual([]);
});

test.each([
  ["an open enum", { type: "string", "x-extensible-enum": ["a"] }, true],
  ["a closed enum", { type: "string", enum: ["a"] }, false],
])("checks %s in a request body and a parameter", async (_, Letter, isRejected) => {
  const schema = { $ref: "#/components/schemas/Letter" };
  const body = { ...closed, properties: { a: schema } };
  const parameters = [{ name: "a", in: "query", schema: { type: "array", items: schema } }];
  const components = { schemas: { Letter } };
  expect([
    ...(await runRule(id, { ...documentAccepting({ schema: body }), components })),
    ...(await runRule(id, { ...documentAccepting({}, { parameters }), components })),
  ]).toEqual(
    isRejected ? [`${requestMediaType}/schema/properties/a`, "/paths/~1a/post/parameters/0/schema/items"] : [],
  );
});
