import type { Contract } from "@crewkit/openapi";
import { type Clock, createClock, parseTimestamp } from "../base/clock.ts";
import { createRandom, type Random } from "../base/random.ts";
import { createRedactor } from "../contract/secrets.ts";
import type { GetChecks } from "../contract/validation.ts";
import { enumValuesOf } from "../contract/values.ts";
import { addData } from "../data/add-data.ts";
import { copyData, type MockData } from "../data/data.ts";
import { sampleRecords } from "../store/sample-data.ts";
import { createStore, loadRecords, type Store, sortTables } from "../store/store.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createLimits, type Limits } from "./limits.ts";
import type { MockOptions } from "./options.ts";
import { createRequestLog, type RequestLog } from "./requests.ts";
import { parseSnapshot, restoreSnapshot, type Snapshot } from "./snapshot.ts";

export interface State {
  contract: Contract;
  getChecks: GetChecks;
  options: Required<Pick<MockOptions, "auth" | "limits" | "latency" | "cors" | "seed">> &
    Record<"proxy" | "docs", string | undefined>;
  initial: { snapshot: Snapshot | undefined; data: MockData | undefined; now: number | undefined };
  store: Store;
  clock: Clock;
  random: Random;
  limits: Limits;
  faults: Faults;
  requests: RequestLog;
  /** Whether the mock was closed. Ends open streams. */
  closed: boolean;
  /** The permission levels, highest first. */
  levels: string[];
}

/** @throws ApiError if `now`, `state` or `data` is invalid. */
export function createState(options: StateOptions, getChecks: GetChecks): State {
  const { contract, auth = true, limits = true, latency = 0, cors = "*", seed = 1, now, state: snapshot } = options;
  const clock = createClock();
  const store = createStore();
  sortTables(store, contract);
  const state: State = {
    contract,
    getChecks,
    options: { auth, limits, latency, cors, seed, proxy: options.proxy, docs: options.docs },
    initial: {
      snapshot: snapshot === undefined ? undefined : parseSnapshot({ contract, getChecks, store }, snapshot),
      data: options.data && copyData(options.data),
      now: now === undefined ? undefined : parseTimestamp(now, "now"),
    },
    store,
    clock,
    random: createRandom(seed),
    faults: createFaults(),
    requests: createRequestLog(() => createRedactor(state.contract)),
    closed: false,
    ...contractState(contract, clock, limits),
  };
  resetState(state);
  return state;
}

export type StateOptions = MockOptions & { contract: Contract };

/** Resets a mock to its initial state. The clock runs. Without an initial time, it is set to the system time. */
export function resetState(state: State): void {
  const { snapshot, now = snapshot ? Date.parse(snapshot.now) : Date.now() } = state.initial;
  if (snapshot) {
    restoreSnapshot(state, snapshot);
  } else {
    state.random.state = createRandom(state.options.seed).state;
    state.limits.load([]);
    // The target of a proxy has its own records.
    loadRecords(state.store, state.options.proxy === undefined ? sampleRecords(now) : {});
  }
  state.clock.resume();
  state.clock.set(now);
  const { contract, getChecks, store, random, clock } = state;
  const context = { contract, checks: getChecks(contract), store, random, now: () => clock.now() };
  if (state.initial.data) addData(context, state.initial.data);
  clearLogs(state);
}

export function clearLogs({ faults, requests }: State): void {
  faults.clear();
  requests.clear();
}

export function applyContract(state: State, contract: Contract): void {
  const savedWindows = state.limits.dump();
  Object.assign(state, { contract, ...contractState(contract, state.clock, state.options.limits) });
  sortTables(state.store, contract);
  state.limits.load(savedWindows);
}

function contractState(contract: Contract, clock: Clock, areLimitsEnforced: boolean): Pick<State, "limits" | "levels"> {
  return {
    limits: createLimits(contract["x-rate-limits"] ?? { headers: {}, limits: [] }, clock, areLimitsEnforced),
    levels: enumValuesOf(contract, "PermissionLevel"),
  };
}
