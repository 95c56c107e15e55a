import { expect, test } from "vitest";
import { documentReturning, responseMediaType, ruleProblems } from "../../testing.ts";

const amount = { type: "number", minimum: 0 };
const count = { type: "integer", format: "int64", minimum: 0 };

test.each([
  ["cost_usd", amount, ['"US dollars" in its description']],
  ["p95_cost", { ...count, description: "In US dollars." }, ["`type: number`"]],
  ["cost_usd", { ...amount, type: ["number", "string"], description: "In US dollars." }, ["`type: number`"]],
  ["total_cost_usd", { ...amount, description: "In US dollars." }, []],
  ["cost_difference_usd", { type: "number", description: "In US dollars; negative if it fell." }, []],
  ["cost_breakdown", { type: "string" }, []],
  ["duration_seconds", { ...count, type: "integer" }, []],
  ["duration_seconds", { type: ["number", "null"], minimum: -1 }, ["`minimum: 0`"]],
  ["success_rate", amount, ["`maximum: 100`", '"percent" in its description']],
  ["success_rate", { ...amount, maximum: 1, description: "In percent." }, []],
  ["avg_tokens", amount, []],
  ["input_tokens", amount, ["`type: integer`", "`format: int64`"]],
  ["total_sessions", { ...count, type: ["integer", "null"] }, []],
  ["total_count", {}, ["`type: integer`", "`minimum: 0`", "`format: int64`"]],
  ["access_tokens", { type: "array" }, []],
])("for `%s` with %j, reports %j", async (name, schema, missing) => {
  const document = documentReturning({ schema: { type: "object", properties: { [name]: schema } } });
  const pointer = `${responseMediaType}/schema/properties/${name}`;
  const message = expect.stringContaining(missing.join(", "));
  expect(await ruleProblems("units", document)).toEqual(
    missing.length > 0 ? [{ rule: "crewkit/units", pointer, message }] : [],
  );
});
