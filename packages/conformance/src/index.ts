export type { Complaint } from "./checks/check.ts";
export {
  type Details,
  definePlan,
  type Given,
  type OperationPlan,
  type Paging,
  type Plan,
  type Refusals,
  type RequestSource,
  type Thing,
} from "./plan/plan.ts";
export type { CredentialRule, Filter, Item, ListRule } from "./plan/rules.ts";
export { default as crewkit } from "./plans/crewkit/index.ts";
export { startMockTarget } from "./plans/crewkit/mock.ts";
export { type Format, formats } from "./report/formats.ts";
export { isGood, type Report } from "./report/report.ts";
export type { Result } from "./report/result.ts";
export { table } from "./report/table.ts";
export type { RunOptions } from "./run/options.ts";
export { probe, Unusable } from "./run/probe.ts";
export { runConformance } from "./run/run.ts";
export { prepareSuite, type Suite } from "./run/suite.ts";
export { startPrism } from "./targets/prism.ts";
export type { Powers, Target } from "./targets/target.ts";
export { urlTarget } from "./targets/url.ts";
export { Unreached } from "./world/unreached.ts";
export type { World } from "./world/world.ts";
