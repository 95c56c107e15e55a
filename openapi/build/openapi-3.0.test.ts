import { fileURLToPath } from "node:url";
import { createConfig, lint } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { type Contract, listOperations, locate, type Operation, resolve } from "../src/index.ts";
import { readContract } from "../src/node.ts";
import { createValidator } from "../src/validator.ts";
import { readYaml } from "./sample-data.ts";

const file = fileURLToPath(import.meta.resolve("../dist/openapi-3.0.json"));
const contract = readContract();
const converted = readYaml(file) as Contract;

test("is valid OpenAPI 3.0, without keywords of OpenAPI 3.1", async () => {
  const config = await createConfig({
    rules: { struct: "error", "no-unresolved-refs": "error" },
  });
  const problems = await lint({ ref: file, config });
  expect(problems.map(({ message, location }) => `${location[0]?.pointer}: ${message}`)).toEqual([]);
});

test("has no keywords next to a `$ref`, because OpenAPI 3.0 ignores them", () => {
  const ignored: object[] = [];
  JSON.stringify(converted, (_, node) => {
    if (node?.$ref && Object.keys(node).length > 1) ignored.push(node);
    return node;
  });
  expect(ignored).toEqual([]);
});

test("differs from the contract only in the version, `info` and schemas", () => {
  const withoutSchemas = ({ openapi, info, ...others }: Contract) =>
    JSON.parse(JSON.stringify(others, (key, value) => (key === "schema" || key === "schemas" ? null : value)));
  expect(withoutSchemas(converted)).toEqual(withoutSchemas(contract));
});

test("accepts and rejects the same bodies as the contract", () => {
  const findErrors = createValidator(contract);
  const findConvertedErrors = createValidator(converted);
  const counts = { accepted: 0, rejected: 0 };
  const differences = listOperations(contract)
    .flatMap(listBodies)
    .flatMap(({ keys, example }) => {
      const pointer = locate(contract, keys);
      return [example, ...changedCopies(example)].filter((body) => {
        const isValid = findErrors(pointer, body).length === 0;
        counts[isValid ? "accepted" : "rejected"] += 1;
        return isValid !== (findConvertedErrors(locate(converted, keys), body).length === 0);
      });
    });
  expect(differences).toEqual([]);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(500);
});

/** Returns the examples of the request body and the successful responses, with the keys of their schemas. */
function listBodies({ path, method, requestBody, responses }: Operation): { keys: string[]; example: unknown }[] {
  const success = Object.keys(responses).find((status) => status.startsWith("2")) ?? "";
  const bodies = [
    { part: ["requestBody"], body: requestBody },
    { part: ["responses", success], body: responses[success] },
  ];
  return bodies.flatMap(({ part, body }) => {
    const keys = ["paths", path, method, ...part, "content", "application/json", "schema"];
    const examples = Object.values(body?.content?.["application/json"]?.examples ?? {});
    return examples.map((example) => ({ keys, example: resolve(contract, example).value }));
  });
}

/** Returns copies that each have one value more, fewer or changed. */
function changedCopies(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return changedCopies(value[0]).map((item) => [item]);
  const changed = Object.entries(value).flatMap(([key, child]) =>
    [undefined, null, 1, "other", {}, ...changedCopies(child)].map((replacement) => ({ ...value, [key]: replacement })),
  );
  return [{ ...value, other: 1 }, ...changed];
}
