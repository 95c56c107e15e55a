import { type Mock, toMock } from "./adapters/fetch.ts";
import { createDefaultApplication } from "./default-application.ts";
import type { MockOptions } from "./options.ts";

export type { Mock } from "./adapters/fetch.ts";
export { ApiError } from "./api-error.ts";
export type { Control, ControlClock, ControlFaults, PendingDevice, Tokens, UserChoice } from "./control/control.ts";
export type { ControlLimits, RateLimit, RateLimitChange } from "./control/limits.ts";
export type { RequestFilter } from "./control/request-filter.ts";
export type { LoggedRequest } from "./control/requests.ts";
export type { ControlSessions, TaskCreate } from "./control/sessions.ts";
export type { Snapshot, SnapshotJson } from "./control/snapshot.ts";
export type { Verification } from "./control/verify.ts";
export type { MockData, RecordData } from "./data/data.ts";
export type { Fault, FaultCreate } from "./faults.ts";
export type { FirstCall, Person } from "./first-call.ts";
export type { MockOptions } from "./options.ts";

/**
 * Creates a mock with its own `fetch`, built on web standards only.
 *
 * @example
 * const mock = createMock();
 * const response = await mock.fetch(`${mock.url}/health`);
 */
export function createMock(options: MockOptions = {}): Mock {
  return toMock(createDefaultApplication(options));
}
