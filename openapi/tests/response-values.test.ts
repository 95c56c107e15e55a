import { expect, test } from "vitest";
import { listOperations, type Operation, resolve } from "../src/index.ts";
import { readContract } from "../src/node.ts";
import { createErrorFinder } from "../src/validator.ts";

const contract = readContract();
const operations = listOperations(contract);
const findErrors = createErrorFinder(contract);

// The meaning of these names depends on the resource. A role cannot have the permission level `owner`.
const exceptions = new Set(["id", "name", "status", "permission_level"]);

test("requests accept the strings that responses contain under the same name", () => {
  const values = operations.flatMap(responseExamples).flatMap(namedStrings);
  const rejected = operations.flatMap((operation) =>
    requestFields(operation).flatMap(([name, schema]) =>
      values
        .filter((each) => each.name === name && !exceptions.has(name))
        .filter(({ value }) => findErrors(schema, value).length > 0)
        .map(({ value }) => `${operation.operationId} rejects ${name}=${value}`),
    ),
  );
  expect([...new Set(rejected)]).toEqual([]);
});

function requestFields({ parameters, requestBody }: Operation): [name: string, schema: object][] {
  const { schema = {} } = requestBody?.content["application/json"] ?? {};
  const { properties = {} } = resolve(contract, schema);
  const query = parameters.filter((parameter) => parameter.in === "query");
  return Object.entries({ ...properties, ...Object.fromEntries(query.map(({ name, schema = {} }) => [name, schema])) });
}

function responseExamples({ responses }: Operation): unknown[] {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const mediaTypes = successes.flatMap(([, { content = {} }]) => Object.values(content));
  return mediaTypes.flatMap(({ examples = {} }) =>
    Object.values(examples).map((example) => resolve(contract, example).value),
  );
}

function namedStrings(node: unknown): { name: string; value: string }[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === "string" ? [{ name, value }] : namedStrings(value),
  );
}
