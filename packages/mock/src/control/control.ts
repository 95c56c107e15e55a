import { ApiError, invalid } from "../api-error.ts";
import type { Fault, FaultCreate } from "../faults.ts";
import type { OperationId } from "../handler.ts";
import { clearLogs, resetState, type State } from "../state.ts";
import { people, wellKnownToken } from "../store/sample-data.ts";
import type { Tables } from "../store/tables.ts";
import { type PendingDevice, pendingDevices, resolveDevice, type UserChoice } from "./devices.ts";
import type { LoggedRequest } from "./requests.ts";
import { parseSnapshot, restoreSnapshot, type Snapshot, type SnapshotJson, takeSnapshot } from "./snapshot.ts";
import { parseDuration, parseTimestamp, requireSupportedTime } from "./time.ts";
import { findOperations, unknownOperation, validateFault } from "./validate-fault.ts";

/**
 * Brings a mock into the state that a test needs. The control API under `/__mock/` calls these functions.
 *
 * What can't be done throws a `Refusal`, an Error with `status` and `body` as the control API answers it, and changes
 * nothing.
 */
export interface Control {
  /** A well-known token of each person of the example world; they do not expire. */
  tokens: Tokens;
  /** Goes back to the beginning: records, clock, ids and limits, with no faults and no requests. */
  reset(): void;
  /** All that the mock remembers, as JSON that can be kept in a file. */
  snapshot(): Snapshot;
  /**
   * Puts a snapshot in the place of all that the mock remembers, with no faults and no requests. Time and ids go on where
   * they stood, so that the same requests get the same answers.
   */
  restore(snapshot: SnapshotJson): void;
  /** The mock's own time. */
  clock: ControlClock;
  /** The devices that wait for their user. */
  devices(): PendingDevice[];
  /** Approves a device, as its user would; Ada, if nobody else is named. */
  approveDevice(userCode: string, choice?: UserChoice): void;
  /** Denies a device, as its user would. */
  denyDevice(userCode: string, choice?: UserChoice): void;
  /** The last 1,000 mails that crewkit would have sent, with the tokens of their links; the newest first. */
  mails(): Tables["mails"][];
  /** The last 1,000 requests to the API, the newest first; those to an operation, if one is given. */
  requests(filter?: { operation?: OperationId }): LoggedRequest[];
  clearRequests(): void;
  /** What goes wrong, on demand. */
  faults: ControlFaults;
}

/** By first name. */
export type Tokens = Record<"ada" | "bruno" | "chen" | "dana" | "noor", string>;

/** The mock's own time. */
export interface ControlClock {
  /** Now: `2026-11-20T14:00:00Z`. */
  now(): string;
  /** Moves on by a duration such as `4h` or `1h30m`, and tells what time it is then. */
  advance(duration: string): string;
  /** Goes on from a moment (RFC 3339), and tells what time it is then. */
  set(moment: string): string;
}

/** What goes wrong, on demand. */
export interface ControlFaults {
  /** Lets the next requests of an operation go wrong. */
  add(fault: FaultCreate): Fault;
  /** The faults that are still to come. */
  list(): Fault[];
  clear(): void;
}

/** Makes the functions that control a mock. */
export function createControl(state: State): Control {
  const { store, clock, faults, requests } = state;
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
        clock.set(requireSupportedTime(clock.time() + parseDuration(duration, "advance"), "advance"));
        return clock.now();
      },
      set(moment) {
        clock.set(parseTimestamp(moment, "set"));
        return clock.now();
      },
    },
    devices: () => pendingDevices(state),
    approveDevice: (userCode, choice) => resolveDevice(state, "approve", { ...choice, userCode }),
    denyDevice: (userCode, choice) => resolveDevice(state, "deny", { ...choice, userCode }),
    // Of one second's, what came last is the newest.
    mails: () =>
      store.mails
        .all()
        .toReversed()
        .sort((a, b) => b.sent_at.localeCompare(a.sent_at)),
    requests({ operation } = {}) {
      if (operation !== undefined && findOperations(state.contract, operation).length === 0) {
        throw invalid(400, { operation: [unknownOperation] });
      }
      return requests.list(operation);
    },
    clearRequests: () => requests.clear(),
    faults: {
      add(input) {
        const fault = validateFault(state, input);
        if (faults.list().length >= maxFaults) throw new ApiError(422, { error: `${maxFaults} faults wait already` });
        faults.add(fault);
        return fault;
      },
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
  };
}

const maxFaults = 100;
