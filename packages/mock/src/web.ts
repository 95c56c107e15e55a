import { type Mock, toMock } from "./adapters/fetch.ts";
import { createDefaultApplication } from "./application/default-application.ts";
import type { MockOptions } from "./state/options.ts";

export type { Mock } from "./adapters/fetch.ts";
export { ApiError } from "./base/api-error.ts";
export type { Control, ControlClock, ControlFaults, Tokens } from "./control/control.ts";
export type { FirstCall, Person } from "./control/first-call.ts";
export type { ControlLimits } from "./control/limits.ts";
export type { ControlSessions } from "./control/sessions.ts";
export type { MockData, RecordData } from "./data/data.ts";
export type {
  Fault,
  FaultCreate,
  LoggedRequest,
  PendingDevice,
  RateLimit,
  RateLimitChange,
  RequestFilter,
  TaskCreate,
  UserChoice,
  Verification,
} from "./generated/control.ts";
export type { MockOptions } from "./state/options.ts";
export type { Snapshot, SnapshotJson } from "./state/snapshot.ts";

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
