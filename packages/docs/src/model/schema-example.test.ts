import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { createValidator } from "@crewkit/openapi/validator";
import { expect, test } from "vitest";
import { createSite } from "../site.ts";
import { findSchemaExamples, schemaExample } from "./schema-example.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("takes the first value of each schema that is not null, and prefers successful responses", () => {
  const session = {
    type: "object",
    properties: { user: { oneOf: [ref("User"), { type: "null" }] }, tags: ref("Tags") },
  };
  const tags = { type: "object", additionalProperties: ref("Tag") };
  const schemas = { Session: session, User: { type: "object" }, Tags: tags, Tag: { type: "string" } };
  const content = (schema: object, ...values: unknown[]) => ({
    content: { "application/json": { schema, examples: values.map((value) => ({ value })) } },
  });
  const create = {
    operationId: "createSession",
    parameters: [{ schema: ref("Tag"), example: "parameter" }],
    requestBody: content(ref("Session"), { user: { name: "Chen" } }),
    responses: { 422: content(ref("User"), { name: "error" }) },
  } as unknown as Operation;
  const sessions = [{ user: null }, { user: { name: "Ada" }, tags: { a: "b" } }];
  const responses = { 200: content({ type: "array", items: ref("Session") }, sessions) };
  const list = { operationId: "listSessions", parameters: [], responses } as unknown as Operation;
  const examples = findSchemaExamples({ components: { schemas } } as unknown as Contract, [create, list]);
  expect(Object.fromEntries([...examples].map(([name, { value }]) => [name, value]))).toEqual({
    Session: { user: null },
    User: { name: "Ada" },
    Tags: { a: "b" },
    Tag: "b",
  });
});

test("every schema of the contract has a valid example", () => {
  const contract = readContract();
  const site = createSite(contract);
  const validate = createValidator(contract);
  const invalid = [...site.schemas.keys()].flatMap((name) => {
    const example = schemaExample(site, name);
    if (!example) return [`${name} has no example.`];
    return validate(resolve(contract, ref(name)), example.value).map((error) => `${name}: ${error}`);
  });
  expect(invalid).toEqual([]);
});
