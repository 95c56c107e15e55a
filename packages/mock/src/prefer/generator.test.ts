import { closeEnums, listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { compileOnDemand } from "../contract/compiler.ts";
import { createRandom } from "../random.ts";
import { createGenerator } from "./generator.ts";

const generate = createGenerator({ contract, random: createRandom(1) });
const checks = compileOnDemand(closeEnums(contract));

test.each(listOperations(contract))("generates valid and short responses of $operationId", async ({ responses }) => {
  for (const status of Object.keys(responses).filter((each) => each < "300")) {
    const schema = responses[status]?.content?.["application/json"]?.schema ?? {};
    const value = await generate(schema);
    expect(checks.of(closeEnums(schema))(value)).toEqual([]);
    expect(allValues(value).filter(isLong)).toEqual([]);
  }
});

function allValues(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(allValues)] : [value];
}

function isLong(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 3 : typeof value === "string" && value.length > 100;
}
