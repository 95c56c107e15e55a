import type { TestCaseGenerator } from "./generator.ts";

/** Server errors and exceeded rate limits, which can happen to every request. */
export const serverErrors: TestCaseGenerator = (_, { spec }) => [
  { label: "server error", status: 500, capability: "injectError" },
  { label: "rate limit exceeded", status: spec.plan.errorStatuses.limit, capability: "exhaustLimit" },
];
