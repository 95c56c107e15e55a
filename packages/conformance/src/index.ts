export type { Failure } from "./checks/check.ts";
export type { RunContext } from "./context/context.ts";
export { SkipError } from "./context/skip.ts";
export { InvalidPlanError } from "./plan/check-plan.ts";
export {
  type CredentialRule,
  definePlan,
  type ErrorDetails,
  type ErrorStatuses,
  type Filter,
  type Item,
  type ListRule,
  type OperationPlan,
  type Paging,
  type Plan,
  type RequestOverrides,
  type RequestSource,
  type ResourceType,
} from "./plan/plan.ts";
export { default as crewkit } from "./plans/crewkit/index.ts";
export { startMockTarget } from "./plans/crewkit/mock.ts";
export { type Format, formats } from "./report/formats.ts";
export { hasPassed, type Report } from "./report/report.ts";
export type { Result } from "./report/result.ts";
export { table } from "./report/table.ts";
export type { RunOptions } from "./run/options.ts";
export { probe, UnusableTargetError } from "./run/probe.ts";
export { runConformance } from "./run/run.ts";
export { prepareSuite, type Suite } from "./run/suite.ts";
export { startPrism } from "./targets/prism.ts";
export { type Capabilities, type Target, urlTarget } from "./targets/target.ts";
