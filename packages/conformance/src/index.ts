export type { Failure } from "./base/failure.ts";
export {
  type CredentialRule,
  definePlan,
  type ErrorDetails,
  type ErrorStatuses,
  type Filter,
  type ListRule,
  type OperationPlan,
  type Paging,
  type Plan,
  type RequestSource,
  type ResourceType,
} from "./base/plan.ts";
export type { Item, RequestOverrides } from "./base/request.ts";
export type { Result } from "./base/result.ts";
export type { RunContext } from "./base/run-context.ts";
export { SkipError } from "./base/skip.ts";
export type { Capabilities, Target } from "./base/target.ts";
export { InvalidPlanError } from "./plan/check-plan.ts";
export { startMockTarget } from "./plans/crewkit/common/mock.ts";
export { default as crewkit } from "./plans/crewkit/index.ts";
export { type Format, formats } from "./report/formats.ts";
export { hasPassed, type Report } from "./report/report.ts";
export { table } from "./report/table.ts";
export type { RunOptions } from "./run/options.ts";
export { probe, UnusableTargetError } from "./run/probe.ts";
export { runConformance } from "./run/run.ts";
export { prepareSuite, type Suite } from "./run/suite.ts";
export { startPrism } from "./targets/prism.ts";
export { urlTarget } from "./targets/target.ts";
export { type FailureText, inRule, text } from "./values/format.ts";
