import { expect, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { setupFailed } from "./skip.ts";

const responses = { 201: { description: "" }, 409: { description: "" } };
const spec = specOf(contractOf({ paths: { "/": { post: { operationId: "lend", responses } } } }));

test.each([
  [409, 'Needs lend, which returned 409: taken. Add operations: { "lend": { success: … } } to the plan.'],
  [503, "Needs lend, which returned 503: taken"],
])("suggests another request after a conflict: %i", (status, message) => {
  expect(setupFailed(exchangeOf(spec, "lend", { status, text: "taken" }), { spec }).message).toBe(message);
});
