import { expect, test } from "vitest";
import { resolve } from "../src/index.ts";
import { readContract } from "../src/node.ts";

const contract = readContract();

test("the schema of a response lists the error codes of its examples, and no others", () => {
  const responses = Object.entries(contract.components?.responses ?? {});
  for (const [name, { content }] of responses.map(([name, each]) => [name, resolve(contract, each)] as const)) {
    const { schema = {}, examples = {} } = content?.["application/json"] ?? {};
    const { properties } = resolve(contract, schema) as { properties: { error?: object } };
    const { "x-extensible-enum": codes = [] }: { "x-extensible-enum"?: string[] } = resolve(
      contract,
      properties.error ?? {},
    );
    const errors = Object.values(examples).map((example) => String(Object(resolve(contract, example).value).error));
    expect(
      errors.filter((error) => /^[a-z]+(_[a-z]+)*$/.test(error)),
      name,
    ).toEqual(codes);
  }
});
