import { expect, test } from "vitest";
import { invalid } from "./api-error.ts";

test.each([
  [422, { name: ["can't be blank", "is too long"] }, "Validation failed: Name can't be blank"],
  [422, { role_id: ["must be a UUID"], key: ["can't be blank"] }, "Validation failed: Role must be a UUID"],
  [422, { "model_metrics.cost_usd": ["is wrong"] }, "Validation failed: model_metrics.cost_usd is wrong"],
  [422, { custom_name: ["can't be blank"] }, "Validation failed: Custom name can't be blank"],
  [422, {}, "Validation failed: Body is not valid"],
  [400, { per_page: ["must be at most 100"] }, "Invalid parameter: per_page must be at most 100"],
] as const)("builds the error message for %i %j", (status, details, error) => {
  const messages = Object.fromEntries(Object.entries(details).map(([field, all]) => [field, [...all]]));
  expect(invalid(status, messages)).toMatchObject({ status, message: error, body: { error, details: messages } });
});
