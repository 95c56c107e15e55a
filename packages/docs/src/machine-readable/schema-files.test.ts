import type { Contract } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { createValidator } from "@crewkit/openapi/validator";
import { expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { schemaExample } from "../model/schema-example.ts";
import { createSite } from "../site.ts";
import { schemaFiles } from "./schema-files.ts";

const site = createSite(readContract());
const files = schemaFiles(site);
const validate = (name: string, value: unknown) => {
  const schema: Contract = JSON.parse(files.get(pathOf.schemaFile(name)) ?? "");
  return createValidator(schema)("", value).map((error) => `${name}: ${error}`);
};

test("the JSON Schema of each schema is complete and accepts the example of its page", () => {
  expect([...site.schemas.keys()].flatMap((name) => validate(name, schemaExample(site, name)?.value))).toEqual([]);
});

test("the JSON Schema of Session rejects a session without an ID and with an invalid user", () => {
  const session = schemaExample(site, "Session")?.value as object;
  expect(validate("Session", { ...session, id: undefined, user: { id: 1, name: "Ada" } })).toEqual([
    "Session: must have required property 'id'",
    "Session: /user/id must be string",
  ]);
});
