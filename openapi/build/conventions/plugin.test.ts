import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import type { Contract } from "../../src/index.ts";
import plugin from "./plugin.ts";

const header = { required: true, schema: { type: "integer" } };
const error = (text: string) => ({ summary: text, value: { error: text } });
const success = {
  200: { description: "The things.", content: { "application/json": { schema: { type: "object" } } } },
};

const files = {
  "openapi.yaml": {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    security: [{ bearerAuth: [] }],
    "x-defaults": {
      headers: { "X-Limit": { $ref: "components/headers/Limit.yaml" } },
      error: { $ref: "components/schemas/common/ErrorResponse.yaml" },
      responses: { $ref: "components/responses/shared.yaml" },
      examples: { things: { $ref: "components/examples/things.yaml" } },
    },
    paths: { "/things/{id}": { $ref: "paths/things/things@{id}.yaml" } },
  },
  "paths/things/things@{id}.yaml": {
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    get: { operationId: "getThing", responses: success },
  },
  "components/headers/Limit.yaml": header,
  "components/responses/shared.yaml": Object.fromEntries(
    [
      "MalformedPath",
      "MalformedBody",
      "PageInvalid",
      "QueryInvalid",
      "Unauthorized",
      "NotFound",
      "TooManyRequests",
      "InternalServerError",
    ].map((name) => [name, { description: name, "x-errors": ["failed"] }]),
  ),
  "components/errors/shared.yaml": { failed: error("Failed") },
  "components/schemas/common/ErrorResponse.yaml": { type: "object" },
  "components/examples/things.yaml": { "getThing.200.small": { value: {} }, "getThings.200.other": { value: {} } },
};

async function bundleFiles(changes: Record<string, object> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "conventions-"));
  for (const [path, content] of Object.entries({ ...files, ...changes })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), stringify(content));
  }
  const config = await createConfig({
    plugins: [plugin()],
    preprocessors: { "conventions/expand": "on" },
    decorators: { "conventions/remove-source-extensions": "on" },
  });
  const { bundle: document, problems } = await bundle({ ref: join(folder, "openapi.yaml"), config });
  const contract = document.parsed as Contract;
  return { contract, get: contract.paths?.["/things/{id}"]?.get, problems: problems.map(({ message }) => message) };
}

test("adds the headers, the default errors and the examples of an operation", async () => {
  const { contract, get, problems } = await bundleFiles();
  const headers = { "X-Limit": { $ref: "#/components/headers/Limit" } };
  expect(problems).toEqual([]);
  expect(contract).not.toHaveProperty("x-defaults");
  expect(get?.responses).toEqual({
    200: {
      description: "The things.",
      headers,
      content: {
        "application/json": {
          schema: { type: "object" },
          examples: { small: { $ref: "#/components/examples/getThing.200.small" } },
        },
      },
    },
    400: { $ref: "#/components/responses/MalformedPath" },
    401: { $ref: "#/components/responses/Unauthorized" },
    404: { $ref: "#/components/responses/NotFound" },
    429: { $ref: "#/components/responses/TooManyRequests" },
    500: { $ref: "#/components/responses/InternalServerError" },
  });
  expect(contract.components?.responses?.NotFound).toEqual({
    description: "NotFound",
    headers,
    content: {
      "application/json": {
        schema: { $ref: "#/components/schemas/ErrorResponse" },
        examples: { failed: error("Failed") },
      },
    },
  });
});

const query = (name: string) => ({ name, in: "query" });

test.each([
  ["a request body", { requestBody: { content: {} } }, "MalformedBody"],
  ["pages", { parameters: [query("size"), query("page")] }, "PageInvalid"],
  ["other parameters", { parameters: [query("size")] }, "QueryInvalid"],
])("adds the 400 of an operation with %s", async (_, fields, expected) => {
  const { get } = await bundleFiles({ "paths/things/things@{id}.yaml": { get: { responses: success, ...fields } } });
  expect(get?.responses?.[400]).toEqual({ $ref: `#/components/responses/${expected}` });
});

test.each([
  [{ properties: { data: {}, meta: {} } }, { type: "object", required: ["data", "meta"] }],
  [{ properties: { data: {} }, type: "object" }, {}],
  [{ properties: { data: {} }, required: [] }, {}],
])("completes the schema %j of a success response with %j", async (schema, added) => {
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const { get } = await bundleFiles({ "paths/things/things@{id}.yaml": { get: { responses } } });
  expect(Object(get?.responses?.[200]).content["application/json"].schema).toEqual({ ...added, ...schema });
});

test("completes the links of a success response, and keeps values in the source", async () => {
  const respond = (links: object) => ({ responses: { 200: { description: "", links } } });
  const links = {
    getThing: {},
    getPart: { description: "A part.", parameters: { part_id: "$response.body#/data/part/id" } },
    own: { operationId: "getPart", parameters: { id: "$request.path.id", part_id: "1" } },
    getHealth: {},
  };
  const paths = {
    "/{org_id}/things/{id}": { get: { operationId: "getThing", ...respond(links) } },
    "/{org_id}/things/{id}/parts/{part_id}": { get: { operationId: "getPart", ...respond({}) } },
    "/health": { get: { operationId: "getHealth", ...respond({}) } },
  };
  const { contract } = await bundleFiles({ "openapi.yaml": { ...files["openapi.yaml"], paths } });
  const [id, org_id] = ["$response.body#/data/id", "$request.path.org_id"];
  expect(Object(contract.paths?.["/{org_id}/things/{id}"]?.get?.responses?.[200]).links).toEqual({
    getThing: { operationId: "getThing", parameters: { id, org_id } },
    getPart: { operationId: "getPart", ...links.getPart, parameters: { ...links.getPart.parameters, id, org_id } },
    own: { ...links.own, parameters: { ...links.own.parameters, org_id } },
    getHealth: { operationId: "getHealth" },
  });
});

test("keeps the responses and headers of the source, and adds no 401 without security", async () => {
  const missing = { description: "Gone.", headers: { "X-Limit": { ...header, description: "Is 0." } } };
  const get = { security: [], responses: { ...success, 404: missing } };
  const { get: bundled } = await bundleFiles({ "paths/things/things@{id}.yaml": { get } });
  expect(Object.keys(bundled?.responses ?? {})).toEqual(["200", "400", "404", "429", "500"]);
  expect(bundled?.responses?.[404]).toEqual(missing);
});

test("keeps the schema of a response with errors", async () => {
  const content = { "application/json": { schema: { type: "object", title: "Code" } } };
  const { contract } = await bundleFiles({
    "components/responses/shared.yaml": { NotFound: { description: "Gone.", content, "x-errors": ["failed"] } },
  });
  expect(contract.components?.responses?.NotFound).toMatchObject({
    content: { "application/json": { schema: { title: "Code" }, examples: { failed: error("Failed") } } },
  });
});

test("lists the errors of a response under other names, and reports an unknown error", async () => {
  const responses = { NotFound: { description: "Gone.", "x-errors": [{ gone: "failed" }, "lost"] } };
  const { contract, problems } = await bundleFiles({
    "components/responses/things.yaml": responses,
    "components/errors/things.yaml": {},
    "paths/things/things@{id}.yaml": {
      get: { responses: { ...success, 404: { $ref: "../../components/responses/things.yaml#/NotFound" } } },
    },
  });
  expect(problems).toEqual(["components/errors/things.yaml has no error `lost`. Add it."]);
  expect(contract.components?.responses?.NotFound).toHaveProperty(
    ["content", "application/json", "examples", "gone"],
    error("Failed"),
  );
});

test("adds no content to a response without errors", async () => {
  const responses = {
    ...files["components/responses/shared.yaml"],
    NotFound: { description: "Gone.", "x-errors": [] },
  };
  const { contract } = await bundleFiles({ "components/responses/shared.yaml": responses });
  expect(contract.components?.responses?.NotFound).not.toHaveProperty("content");
});

test("merges `allOf`, and corrects the references of schemas in other folders", async () => {
  const { contract } = await bundleFiles({
    "paths/things/things@{id}.yaml": {
      get: {
        responses: {
          200: {
            description: "",
            content: { "application/json": { schema: { $ref: "../../components/schemas/Thing.yaml" } } },
          },
        },
      },
    },
    "components/schemas/Thing.yaml": {
      allOf: [{ $ref: "common/Base.yaml" }],
      description: "A thing.",
      required: ["size"],
      properties: { size: { allOf: [{ $ref: "common/Size.yaml" }], maximum: 9 } },
    },
    "components/schemas/common/Base.yaml": {
      type: "object",
      description: "A base.",
      required: ["id"],
      properties: { id: { $ref: "Id.yaml" } },
    },
    "components/schemas/common/Id.yaml": { type: "string" },
    "components/schemas/common/Size.yaml": { type: "integer", minimum: 1 },
  });
  expect(contract.components?.schemas?.Thing).toEqual({
    type: "object",
    description: "A thing.",
    required: ["id", "size"],
    properties: { id: { $ref: "#/components/schemas/Id" }, size: { type: "integer", minimum: 1, maximum: 9 } },
  });
});

test("removes the extensions that only the lint rules read", async () => {
  const { contract } = await bundleFiles({
    "openapi.yaml": { ...files["openapi.yaml"], "x-error-matrix": { $ref: "error-matrix.yaml" } },
    "error-matrix.yaml": { kinds: [] },
    "components/schemas/common/ErrorResponse.yaml": {
      type: "object",
      "x-foreign": "RFC 9457",
      "x-unwrapped": "RFC 9457",
    },
  });
  expect(contract).not.toHaveProperty("x-error-matrix");
  expect(contract.components?.schemas?.ErrorResponse).toEqual({ type: "object" });
});
