import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { createValidator } from "@crewkit/openapi/validator";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { schemaExample } from "../model/schema-example.ts";
import { createSite } from "../site.ts";
import { schemaFiles, tagContractFiles } from "./contract-files.ts";

const contract = readContract();
const site = createSite(contract);
const { "openapi/index.json": index = "", ...files } = Object.fromEntries(tagContractFiles(site));
const parsed = Object.entries(files).map(([file, json]) => ({ file, contract: JSON.parse(json) }));

describe("the contract of every tag", () => {
  test("is valid OpenAPI 3.1 and contains all components that it refers to, and no others", async () => {
    // packages/lint has a rule for ambiguous paths that considers the formats of parameters.
    const rules = { "no-ambiguous-paths": "off" } as const;
    const config = await createConfig({ extends: ["recommended"], rules });
    for (const [file, source] of Object.entries(files)) {
      const problems = await lintFromString({ source, absoluteRef: file, config });
      expect(problems.map(({ ruleId, message }) => `${file}: ${ruleId}: ${message}`)).toEqual([]);
    }
  });

  test("contains the operations that its links lead to", () => {
    for (const { file, contract: part } of parsed) {
      const operations = listOperations(part);
      const links = operations.flatMap(({ responses }) =>
        Object.values(responses).flatMap(({ links = {} }) => Object.values(links)),
      );
      const ids = operations.map(({ operationId }) => operationId);
      expect(ids, file).toEqual(expect.arrayContaining(links.map((link) => resolve(part, link).operationId)));
    }
  });

  test("contains each operation of the contract in the file of its tag, unchanged except for links", () => {
    const withoutLinks = (operation: object) =>
      JSON.stringify(operation, (key, value) => (key === "links" ? undefined : value));
    const operations = parsed.flatMap((each) => listOperations(each.contract));
    expect(operations.map(withoutLinks).sort()).toEqual(listOperations(contract).map(withoutLinks).sort());
    for (const { contract: part } of parsed)
      expect(new Set(listOperations(part).map(({ tag }) => tag))).toEqual(new Set([part.tags[0].name]));
  });

  test("is smaller than 150 kB", () => {
    expect(
      Object.entries(files)
        .filter(([, json]) => json.length > 150_000)
        .map(([file]) => file),
    ).toEqual([]);
  });
});

test("the index lists each file with its size and its operations", () => {
  const entries: { file: string; bytes: number; operations: { operationId: string }[] }[] = JSON.parse(index);
  expect(entries.map(({ file, bytes }) => [`openapi/${file}`, bytes])).toEqual(
    Object.entries(files).map(([file, json]) => [file, Buffer.byteLength(json)]),
  );
  const ids = entries.flatMap(({ operations }) => operations.map(({ operationId }) => operationId));
  expect(ids.sort()).toEqual(
    listOperations(contract)
      .map(({ operationId }) => operationId)
      .sort(),
  );
});

const schemas = schemaFiles(site);
const validate = (name: string, value: unknown) => {
  const schema: Contract = JSON.parse(schemas.get(pathOf.schemaFile(name)) ?? "");
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
