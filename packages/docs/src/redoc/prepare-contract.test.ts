import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { prepareForRedoc } from "./prepare-contract.ts";

const level = "`platform` applies before `project`.";
const tier = { $ref: "#/components/schemas/Tier" };
const item = { $ref: "#/components/schemas/Item" };
const content = { "application/json": { schema: item } };
const links = { get: { operationId: "getItem", description: "Get the item." }, unknown: { operationId: "unknown" } };
const get = { operationId: "getItem", summary: "Get an item", tags: ["My items"], responses: {} };

const permission = "**Required permission:** None. This operation does not need an access token.";

function prepare({ schema = {}, post = {} }: { schema?: object; post?: object }) {
  const contract = {
    info: { description: "An API." },
    paths: { "/items": { post: { operationId: "createItem", responses: {}, ...post } }, "/items/{id}": { get } },
    components: {
      schemas: {
        Tier: { type: "string", enum: ["platform", "project"], description: level },
        Uuid: { type: "string", format: "uuid", description: "A UUID of version 4." },
        Algorithm: { type: "integer", format: "int32", enum: [-7], description: "`-7` is ES256." },
        Item: { type: "object", description: "An item to create." },
        Tested: schema,
      },
    },
  } as unknown as Contract;
  const { components, paths } = prepareForRedoc({ contract, errorMatrix: { kinds: [], statuses: {} } });
  return { schema: components?.schemas?.Tested, post: paths?.["/items"]?.post };
}

test.each([
  ["a field", tier, level],
  ["a parameter", { name: "tier", in: "query", schema: tier }, level],
  ["a list", { type: "array", items: tier }, level],
  ["a parameter that is a list", { name: "tiers", in: "query", schema: { type: "array", items: tier } }, level],
  ["a nullable field", { oneOf: [tier, { type: "null" }] }, level],
  ["an enum with a format", { $ref: "#/components/schemas/Algorithm" }, "`-7` is ES256."],
])("adds the description of the schema to %s", (_, node, added) => {
  const schema = { ...node, description: "The tier." };
  expect(prepare({ schema }).schema).toEqual({ ...schema, description: `The tier.\n\n${added}` });
});

test("adds the maximum size in bytes", () => {
  const schema = { type: "string", "x-max-bytes": 1024, description: "The content." };
  expect(prepare({ schema }).schema?.description).toBe("The content.\n\nSize: at most 1,024 bytes of UTF-8");
});

test("lists the known values of an enum that may get more", () => {
  const schema = { type: ["string", "null"], "x-extensible-enum": ["platform", "project"] };
  expect(prepare({ schema }).schema).toEqual({ ...schema, enum: ["platform", "project"] });
});

test.each([
  ["a field without a description", tier],
  ["a field with a format", { $ref: "#/components/schemas/Uuid", description: "The ID." }],
  ["an example", { description: "An item.", example: { description: "Mine.", items: tier } }],
  ["a field with the name items", { properties: { description: { type: "string" }, items: tier } }],
  ["a field with an object schema", { ...item, description: "The item." }],
])("leaves %s unchanged", (_, schema) => {
  expect(prepare({ schema }).schema).toEqual(schema);
});

test("uses the schema's description for a request body without one", () => {
  expect(prepare({ post: { requestBody: { content } } }).post?.requestBody).toMatchObject({
    description: "An item to create.",
  });
  const own = { description: "An item.", content };
  expect(prepare({ post: { requestBody: own } }).post?.requestBody).toEqual(own);
});

test("appends the required permission, the invalid state and the links of successful responses to the description", () => {
  const post = { description: "Creates an item.", responses: { 200: { links }, 201: { links }, 409: { links } } };
  expect(prepare({ post }).post?.description).toBe(
    `Creates an item.\n\n${permission}\n\n**Next steps:**\n\n- [Get an item](#/my-items/getitem) \`GET /items/{id}\`: Get the item.`,
  );
  const other = { ...post, responses: { 409: { links } }, "x-invalid-state": "The list is full." };
  expect(prepare({ post: other }).post?.description).toBe(
    `Creates an item.\n\n${permission}\n\n**Invalid state:** The list is full. The operation then returns 422.`,
  );
});

test("adds the statuses to the introduction, with the kinds of operations that return them", () => {
  const status = { name: "Too Many Requests", cause: "", body: "", caller: {} };
  const kinds = [
    { kind: "every operation", has: [], statuses: ["429"] },
    { kind: "an operation that needs a token", has: [], statuses: ["401"] },
    { kind: "an operation with a body", has: [], statuses: ["401", "429"] },
  ];
  const contract = { info: { description: "An API." } } as Contract;
  const { description = "" } = prepareForRedoc({
    contract,
    errorMatrix: { kinds, statuses: { 401: status, 429: status } },
  }).info;
  expect(description).toMatch(/^An API\.\n\n# Statuses and errors\n\n/);
  expect(description.match(/(?<=Applies to:.. ).*/g)).toEqual([
    "each operation that needs a token, and each operation with a body.",
    "every operation.",
  ]);
});
