import type { TestCaseGenerator } from "./case-generator.ts";

export const serverErrors: TestCaseGenerator = (_, { spec }) => [
  { label: "server error", status: 500, capability: "injectError" },
  { label: "rate limit exceeded", status: spec.plan.errorStatuses.limit, capability: "exhaustLimit" },
];
