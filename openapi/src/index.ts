export type { ParameterFilter, RateLimit, RateLimits, RecordPermission } from "./extensions.ts";
export { closeEnums } from "./open-enums.ts";
export {
  type Contract,
  listOperationLocations,
  listOperations,
  type Operation,
  type OperationLocation,
  type Parameter,
  type Response,
  readOperation,
  type Scope,
} from "./operations.ts";
export type { SortKey } from "./order.ts";
export { formatPointer, parsePointer } from "./pointer.ts";
export { locate, resolve } from "./references.ts";
export { secretNames } from "./secrets.ts";
export type {
  ExpectedValue,
  OperationTestRequests,
  RequestParts,
  SampleOverrides,
  SetupStep,
  TestRequest,
} from "./test-requests.ts";
export type { ArazzoDocument, ArazzoStep, ArazzoWorkflow } from "./workflows.ts";
