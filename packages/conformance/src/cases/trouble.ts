import type { MakeCases } from "./make.ts";

/** What can happen to every request: the API fails, or the limit is used up. */
export const trouble: MakeCases = (_, { law }) => [
  { why: "the API fails", status: 500, power: "fail" },
  { why: "the limit is used up", status: law.plan.refusals.limit, power: "spend" },
];
