import { expect, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { createCoverage } from "./coverage.ts";

test("lists the documented statuses that were received and that are missing", () => {
  const responses = { 200: { description: "" }, "4XX": { description: "" }, 503: { description: "" } };
  const spec = specOf(contractOf({ paths: { "/notes": { get: { operationId: "listNotes", responses } } } }));
  const coverage = createCoverage(spec);
  for (const status of [200, 404, 500]) coverage.record(exchangeOf(spec, "listNotes", { status }));
  expect(coverage.operations()).toEqual([{ operationId: "listNotes", received: ["200", "4XX"], missing: ["503"] }]);
  expect(coverage.requests()).toBe(3);
});
