import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { prepareForRedoc } from "./prepare-contract.ts";

const level = "From the top: `platform`, then `project`.";
const tier = { $ref: "#/components/schemas/Tier" };
const thing = { $ref: "#/components/schemas/Thing" };
const content = { "application/json": { schema: thing } };
const links = { get: { operationId: "getThing", description: "Reads it." }, gone: { operationId: "gone" } };
const get = { operationId: "getThing", summary: "Get a thing", tags: ["Odd things"], responses: {} };

/** Makes a contract with one more schema and operation readable. */
function prepare({ schema = {}, post = {} }: { schema?: object; post?: object }) {
  const contract = {
    info: { description: "An API." },
    paths: { "/things": { post: { operationId: "createThing", responses: {}, ...post } }, "/things/{id}": { get } },
    components: {
      schemas: {
        Tier: { type: "string", enum: ["platform", "project"], description: level },
        Uuid: { type: "string", format: "uuid", description: "A UUID of version 4." },
        Algorithm: { type: "integer", format: "int32", enum: [-7], description: "`-7` is ES256." },
        Thing: { type: "object", description: "What a thing needs." },
        Tested: schema,
      },
    },
  } as unknown as Contract;
  const { components, paths } = prepareForRedoc(contract);
  return { schema: components?.schemas?.Tested, post: paths?.["/things"]?.post };
}

test.each([
  ["a field", tier, level],
  ["a parameter", { name: "tier", in: "query", schema: tier }, level],
  ["a list", { type: "array", items: tier }, level],
  ["a parameter that is a list", { name: "tiers", in: "query", schema: { type: "array", items: tier } }, level],
  ["a nullable field", { oneOf: [tier, { type: "null" }] }, level],
  ["an enum with a format", { $ref: "#/components/schemas/Algorithm" }, "`-7` is ES256."],
])("the description of %s includes that of its schema", (_, node, added) => {
  const schema = { ...node, description: "Where it stands." };
  expect(prepare({ schema }).schema).toEqual({ ...schema, description: `Where it stands.\n\n${added}` });
});

test.each([
  ["a field without a description", tier],
  ["a field with a format", { $ref: "#/components/schemas/Uuid", description: "Its id." }],
  ["a field that already includes it", { ...tier, description: `${level} It is fixed.` }],
  ["an example", { description: "A thing.", example: { description: "Mine.", items: tier } }],
  ["a field with the name items", { properties: { description: { type: "string" }, items: tier } }],
])("%s is unchanged", (_, schema) => {
  expect(prepare({ schema }).schema).toEqual(schema);
});

test("a request body has the description of its schema, unless it has its own", () => {
  expect(prepare({ post: { requestBody: { content } } }).post?.requestBody).toMatchObject({
    description: "What a thing needs.",
  });
  const own = { description: "A thing.", content };
  expect(prepare({ post: { requestBody: own } }).post?.requestBody).toEqual(own);
});

test("the links of successful responses end the description, once each", () => {
  const post = { description: "Creates it.", responses: { 200: { links }, 201: { links }, 409: { links } } };
  expect(prepare({ post }).post?.description).toBe(
    "Creates it.\n\n**Next:**\n\n- [Get a thing](#/odd-things/getthing) `GET /things/{id}`: Reads it.",
  );
  expect(prepare({ post: { ...post, responses: { 409: { links } } } }).post?.description).toBe("Creates it.");
});

test("statuses are a chapter of the introduction", () => {
  const status = { name: "Too Many Requests", cause: "Too fast.", body: "`error` alone.", caller: "Wait." };
  const kinds = [
    { kind: "every operation", has: ["operationId"], statuses: ["429"] },
    { kind: "an operation that needs a token", has: ["security"], statuses: ["401"] },
    { kind: "an operation with a body", has: ["requestBody"], statuses: ["401", "429"] },
  ];
  const matrix = { kinds, statuses: { 401: status, 429: status } };
  const contract = { info: { description: "An API." }, "x-error-matrix": matrix } as unknown as Contract;
  const { description } = prepareForRedoc(contract).info;
  expect(description).toMatch(/^An API\.\n\n# Statuses and errors\n\nThese are all the statuses/);
  expect(description).toContain("*Listed by* each operation that needs a token, and each operation with a body.");
  expect(description).toContain(
    "## 429 Too Many Requests\n\nToo fast.\n\n**The body:** `error` alone.\n\n**What to do:** Wait.\n\n*Every operation lists it.*",
  );
});
