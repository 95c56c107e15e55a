import { expect, test } from "vitest";
import { definePlan } from "../base/plan.ts";
import { urlTarget } from "../targets/target.ts";
import { contractOf, responseOf } from "../testing/spec.ts";
import { runConformance } from "./run.ts";

const schema = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1, maxLength: 20 } },
};
const requestBody = { content: { "application/json": { schema, example: { text: "Milk" } } } };
const responses = { 201: { description: "" }, 409: { description: "Taken" } };
const contract = contractOf({ paths: { "/notes": { post: { operationId: "writeNote", requestBody, responses } } } });
const operations = { writeNote: { unique: ["text"] } };
const plan = definePlan({ name: "notes", actors: ["writer"], errorStatuses: { taken: 409 }, operations });

test.each([
  ["tries other values if a value is taken", 1, 2, "passed"],
  ["skips a test whose short values are all taken", 1, 9, "skipped"],
  ["reports a server that rejects every long value as taken", 20, 9, "failed"],
])("%s", async (_, length, taken, outcome) => {
  let count = 0;
  const send = async () => responseOf({ status: count++ < taken ? 409 : 201 });
  const target = { ...urlTarget({ url: "http://notes.test", allowWrites: true }), send };
  const only = [`writeNote > 201 > body text: ${length} `];
  const { results } = await runConformance({ contract, plan, target, only });
  expect(new Set(results.map((result) => result.outcome))).toEqual(new Set([outcome]));
});
