import { listOperations, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { readSite } from "../model/site.ts";
import { tagContractFiles } from "./tag-contracts.ts";

const contract = readContract();
const { "openapi/index.json": index = "", ...files } = Object.fromEntries(tagContractFiles(readSite(contract, [])));
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
