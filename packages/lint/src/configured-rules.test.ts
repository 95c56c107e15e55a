import { expect, test } from "vitest";
import { configuredRules, createRuleConfig, documentReturning, lintFiles } from "./testing.ts";

const ref = (path: string) => ({ $ref: `#/components/${path}` });
const paths = (path: string, operation: object = {}) => ({ paths: { [path]: { get: operation } } });
const servers = (...servers: object[]) => ({ servers });
const scheme = (scheme: object) => ({ components: { securitySchemes: { bearerAuth: scheme } } });
const schema = (schema: object) => ({ components: { schemas: { A: schema } } });
const properties = (...names: string[]) => ({ properties: Object.fromEntries(names.map((name) => [name, {}])) });
const parameter = (parameter: object) =>
  paths("/a", { parameters: [{ in: "query", name: "a", required: false, ...parameter }] });
const responses = (status: number, response: object) => ({
  ...paths("/a", { responses: { [status]: response } }),
  components: {
    responses: { A: { content: json({ ...example, schema: ref("schemas/ErrorResponse") }) } },
    schemas: { ErrorResponse: {} },
  },
});
const json = (mediaType: object) => ({ "application/json": mediaType });
const example = { example: 1 };
const production = { url: "https://a/api/v1", description: "Production." };

// For each rule: a valid document, an invalid document and the pointer of the problem.
const examples: Record<string, [valid: object, invalid: object, pointer: string]> = {
  "production-server-first": [
    servers(production, { ...production, description: "The mock." }),
    servers({ ...production, description: "The mock." }, production),
    "/servers/0/description",
  ],
  "base-path": [servers(production), servers(production, { url: "https://b/api/v1/" }), "/servers/1/url"],
  "no-placeholders": [
    schema({ description: "A session." }),
    schema({ description: "FILL IN: what one instance is." }),
    "/components/schemas/A/description",
  ],
  "summary-style": [
    paths("/a", { summary: "List sessions" }),
    paths("/a", { summary: "list sessions." }),
    "/paths/~1a/get/summary",
  ],
  "deprecation-sunset": [
    paths("/a", { deprecated: true, "x-sunset": "2027-06-30" }),
    paths("/a", { deprecated: true }),
    "/paths/~1a/get",
  ],
  "path-style": [paths("/a-b/{user_id}/c_d"), paths("/a/{userId}"), "/paths/~1a~1{userId}"],
  "org-id-first": [paths("/{org_id}/a"), paths("/a/{org_id}"), "/paths/~1a~1{org_id}"],
  "security-inherited": [
    paths("/a", { security: [] }),
    paths("/a", { security: [{ bearerAuth: [] }] }),
    "/paths/~1a/get/security",
  ],
  "security-required": [{ security: [{ bearerAuth: [] }] }, { security: [{ bearerAuth: [] }, {}] }, "/security/1"],
  "security-bearer": [
    scheme({ type: "http", scheme: "bearer" }),
    scheme({ type: "apiKey" }),
    "/components/securitySchemes/bearerAuth/scheme",
  ],
  "access-token": [
    schema(properties("access_token", "token_type", "expires_in", "refresh_token")),
    schema(properties("access_token", "token_type", "expires_in")),
    "/components/schemas/A/properties",
  ],
  "json-only": [
    paths("/a", { requestBody: { content: json(example) } }),
    paths("/a", { requestBody: { content: { ...json(example), "text/plain": example } } }),
    "/paths/~1a/get/requestBody/content/text~1plain",
  ],
  "content-example": [
    documentReturning(example),
    documentReturning({}),
    "/paths/~1a/get/responses/200/content/application~1json",
  ],
  "parameter-example": [parameter(example), parameter({}), "/paths/~1a/get/parameters/0"],
  "path-parameter-shared": [
    {
      ...paths("/a", { parameters: [ref("parameters/A")] }),
      components: { parameters: { A: { in: "path", name: "a", ...example } } },
    },
    parameter({ in: "path", ...example }),
    "/paths/~1a/get/parameters/0",
  ],
  "query-parameter-required": [
    parameter({ required: false, ...example }),
    parameter({ required: undefined, ...example }),
    "/paths/~1a/get/parameters/0/required",
  ],
  "request-body-inline": [
    paths("/a", { requestBody: { content: json(example) } }),
    { ...paths("/a", { requestBody: ref("requestBodies/A") }), components: { requestBodies: { A: {} } } },
    "/paths/~1a/get/requestBody",
  ],
  "success-inline": [responses(200, {}), responses(200, ref("responses/A")), "/paths/~1a/get/responses/200"],
  "error-shared": [responses(404, ref("responses/A")), responses(404, {}), "/paths/~1a/get/responses/404"],
  "error-content": [
    responses(404, ref("responses/A")),
    { ...responses(404, ref("responses/A")), components: { responses: { A: { description: "Gone." } } } },
    "/components/responses/A",
  ],
  "error-schema": [
    responses(404, ref("responses/A")),
    {
      ...responses(404, ref("responses/A")),
      components: { responses: { A: { content: json({ ...example, schema: { type: "object" } }) } } },
    },
    "/components/responses/A/content/application~1json/schema",
  ],
  "property-snake-case": [
    schema({ ...properties("userId"), "x-foreign": "WebAuthn" }),
    schema(properties("userId")),
    "/components/schemas/A/properties/userId",
  ],
  "parameter-snake-case": [
    parameter({ in: "header", name: "X-A", ...example }),
    parameter({ name: "userId", ...example }),
    "/paths/~1a/get/parameters/0/name",
  ],
  "integer-format": [
    schema({ type: ["integer", "null"], format: "int64" }),
    schema({ type: ["integer", "null"] }),
    "/components/schemas/A/format",
  ],
  "open-enum-described": [
    schema({ "x-extensible-enum": ["a"], description: "A letter. More values may be\nadded." }),
    schema({ "x-extensible-enum": ["a"], description: "A letter." }),
    "/components/schemas/A/description",
  ],
  "closed-enum-described": [
    schema({ enum: ["a"], description: "A letter." }),
    schema({ enum: ["a"], description: "A letter. More values may be\nadded." }),
    "/components/schemas/A/description",
  ],
  "enum-without-null": [schema({ enum: ["a", "null"] }), schema({ enum: ["a", null] }), "/components/schemas/A/enum/1"],
};

test("each rule of redocly.yaml has an example", () => {
  expect(Object.keys(examples).map((id) => `rule/${id}`)).toEqual(Object.keys(configuredRules));
});

test.each(Object.entries(examples))(
  "accepts a valid and reports an invalid document for %s",
  async (id, [valid, invalid, pointer]) => {
    const config = await createRuleConfig(configuredRules);
    expect(await lintFiles({ "openapi.yaml": valid }, config)).toEqual([]);
    expect(await lintFiles({ "openapi.yaml": invalid }, config)).toContainEqual(
      expect.objectContaining({ rule: `rule/${id}`, pointer }),
    );
  },
);
