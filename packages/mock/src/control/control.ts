import { ApiError, invalid } from "../base/api-error.ts";
import { parseDuration, parseTimestamp, requireSupportedTime } from "../base/clock.ts";
import { validateInput } from "../contract/control-document.ts";
import type {
  Fault,
  FaultCreate,
  LoggedRequest,
  PendingDevice,
  RequestFilter,
  UserChoice,
  Verification,
} from "../generated/control.ts";
import { decideDevice } from "../resources/authentication/devices.ts";
import { validateFault } from "../state/faults.ts";
import { createRequestFilter } from "../state/request-filter.ts";
import { parseSnapshot, restoreSnapshot, type Snapshot, type SnapshotJson, takeSnapshot } from "../state/snapshot.ts";
import { clearLogs, resetState, type State } from "../state/state.ts";
import { findUser } from "../state/users.ts";
import { people, wellKnownToken } from "../store/sample-data.ts";
import type { Tables } from "../store/tables.ts";
import { type ControlLimits, createControlLimits } from "./limits.ts";
import { type ControlSessions, createControlSessions } from "./sessions.ts";
import { verifyRequests } from "./verify.ts";

/**
 * Controls the state of a mock in tests. The control API under `/__mock/` calls the same functions.
 *
 * Invalid input throws an `ApiError` with the `status` and `body` of the control API's response. The state does not
 * change.
 */
export interface Control {
  /** A well-known token for each user in the sample data. These tokens do not expire. */
  tokens: Tokens;
  /**
   * Restores the initial records, clock, ids and rate limits, and clears faults and logged requests. A frozen clock runs
   * again.
   */
  reset(): void;
  /** The complete state as JSON, for example to commit as a fixture. */
  snapshot(): Snapshot;
  /**
   * Replaces the state with a snapshot, and clears faults and logged requests. The clock and the id sequence continue
   * from the snapshot. If the clock is frozen, it stays frozen, and the same requests get the same responses.
   */
  restore(snapshot: SnapshotJson): void;
  clock: ControlClock;
  /** Devices waiting to be approved or denied. */
  devices(): PendingDevice[];
  /** Approves a device for a user. Default: Ada. */
  approveDevice(userCode: string, choice?: UserChoice): void;
  /** Denies a device for a user. Default: Ada. */
  denyDevice(userCode: string, choice?: UserChoice): void;
  /** The last 1,000 emails that crewkit would have sent, with the tokens in their links, newest first. */
  mails(): Tables["mails"][];
  /** The last 1,000 requests to the API, newest first, or those that match a filter. */
  requests(filter?: RequestFilter): LoggedRequest[];
  clearRequests(): void;
  /**
   * Returns the requests that match a filter, newest first. Throws if no request matches, or not exactly `times`. The message
   * lists the nearest requests and how they differ.
   *
   * @example
   * mock.verify({ operation: "createProject", request_body: { slug: "payments" }, times: 1 });
   */
  verify(expected: Verification): LoggedRequest[];
  faults: ControlFaults;
  limits: ControlLimits;
  sessions: ControlSessions;
}

export type Tokens = Record<"ada" | "bruno" | "chen" | "dana" | "noor" | "kai", string>;

export interface ControlClock {
  /** The current time: `2026-11-20T14:00:00Z`. */
  now(): string;
  /** Advances the clock by a duration such as `4h` or `1h30m`, and returns the new time. */
  advance(duration: string): string;
  /** Sets the clock to a timestamp (RFC 3339), and returns the new time. */
  set(timestamp: string): string;
  /**
   * Stops the clock until `resume` or a reset, and returns the time. `advance` and `set` still change the time.
   *
   * @example
   * mock.clock.set("2026-11-20T14:00:00Z");
   * mock.clock.freeze();
   */
  freeze(): string;
  /** Lets a frozen clock run again from its time, and returns the time. */
  resume(): string;
  isFrozen(): boolean;
}

export interface ControlFaults {
  /**
   * Injects a fault into the next requests that match.
   *
   * @example
   * mock.faults.add({ operation: "createProject", status: 503, headers: { "Retry-After": "2" } });
   */
  add(fault: FaultCreate): Fault;
  list(): Fault[];
  /**
   * Removes a pending fault.
   *
   * @throws ApiError 404 if no pending fault has the ID.
   */
  remove(id: string): void;
  clear(): void;
}

export function createControl(state: State): Control {
  const { store, clock, faults, requests } = state;
  const changeClock = (change: () => void) => {
    change();
    return clock.now();
  };
  return {
    tokens: Object.fromEntries(Object.keys(people).map((name) => [name, wellKnownToken(name)])) as Tokens,
    reset: () => resetState(state),
    snapshot: () => takeSnapshot(state),
    restore(snapshot) {
      restoreSnapshot(state, parseSnapshot(state, snapshot));
      clearLogs(state);
    },
    clock: {
      now: () => clock.now(),
      advance(duration) {
        const milliseconds = parseDuration(duration, "advance");
        requireSupportedTime(clock.time() + milliseconds, "advance");
        return changeClock(() => clock.advance(milliseconds));
      },
      set: (timestamp) => changeClock(() => clock.set(parseTimestamp(timestamp, "set"))),
      freeze: () => changeClock(clock.freeze),
      resume: () => changeClock(clock.resume),
      isFrozen: () => clock.frozen,
    },
    devices() {
      const isPending = ({ status, expires_at }: Tables["device_grants"]) =>
        status === "pending" && expires_at > clock.now();
      const pending = store.device_grants.all().filter(isPending);
      return pending.map(({ user_code, expires_at }) => ({ user_code, expires_at }));
    },
    approveDevice: (userCode, choice) => resolveDevice(state, "approve", { ...choice, userCode }),
    denyDevice: (userCode, choice) => resolveDevice(state, "deny", { ...choice, userCode }),
    mails: () =>
      store.mails
        .all()
        .toReversed()
        .sort((a, b) => b.sent_at.localeCompare(a.sent_at)),
    requests(filter = {}) {
      validateInput(state.getChecks, "RequestFilter", filter);
      return requests.list(createRequestFilter(state, filter));
    },
    clearRequests: () => requests.clear(),
    verify(expected) {
      validateInput(state.getChecks, "Verification", expected);
      return verifyRequests(requests.compare(createRequestFilter(state, expected)), expected);
    },
    faults: {
      add(input) {
        const fault = validateFault(state.getChecks, input);
        const findDifferences = createRequestFilter(state, fault);
        if (faults.list().length >= maxFaults)
          throw new ApiError(422, { error: `At most ${maxFaults} faults can be pending` });
        return faults.add(fault, findDifferences);
      },
      list: () => faults.list(),
      remove(id) {
        if (!faults.remove(id)) throw new ApiError(404, { error: `No pending fault has the ID ${id}` });
      },
      clear: () => faults.clear(),
    },
    limits: createControlLimits(state),
    sessions: createControlSessions(state),
  };
}

const maxFaults = 100;

function resolveDevice(
  { store, clock }: State,
  decision: "approve" | "deny",
  { userCode, user = "ada" }: UserChoice & { userCode: string },
): void {
  const userId = findUser(store, user)?.id;
  if (userId === undefined) throw invalid(422, { user: ["does not exist"] });
  if (!decideDevice(store, clock.now(), { userCode, userId, decision }))
    throw new ApiError(404, { error: `No pending device has the code ${userCode}` });
}
