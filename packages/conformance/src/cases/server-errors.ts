import type { TestCaseGenerator } from "./generator.ts";

/** What can happen to every request: the API fails, or the limit is used up. */
export const serverErrors: TestCaseGenerator = (_, { spec }) => [
  { label: "the API fails", status: 500, capability: "injectError" },
  { label: "the limit is used up", status: spec.plan.errorStatuses.limit, capability: "exhaustLimit" },
];
