import type { Contract } from "@crewkit/openapi";
import { type Clock, createClock } from "./clock.ts";
import type { GetChecks } from "./contract/validation.ts";
import { createRequestLog, type RequestLog } from "./control/requests.ts";
import { parseSnapshot, restoreSnapshot, type Snapshot } from "./control/snapshot.ts";
import { parseTimestamp } from "./control/time.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createLimits, type Limits } from "./limits.ts";
import type { MockOptions } from "./options.ts";
import { createRandom, type Random } from "./random.ts";
import { enumValuesOf } from "./rules/contract.ts";
import { sampleRecords } from "./store/sample-data.ts";
import { createStore, loadRecords, type Store } from "./store/store.ts";

/** All that a mock is made of, apart from the contract's operations. */
export interface State {
  contract: Contract;
  getChecks: GetChecks;
  options: Required<Pick<MockOptions, "auth" | "limits" | "latency" | "cors" | "seed">>;
  /** What it begins with, where that is not the example world. */
  initial: { snapshot: Snapshot | undefined; now: number | undefined };
  store: Store;
  clock: Clock;
  random: Random;
  limits: Limits;
  faults: Faults;
  requests: RequestLog;
  /** The permission levels, from the most to the least, as the contract lists them. */
  levels: string[];
}

/**
 * Makes the state of a mock, with the example world in it, or with the snapshot that it begins with.
 *
 * @throws Refusal where the options have a moment that is none, or a snapshot that is none.
 */
export function createState(options: StateOptions, getChecks: GetChecks): State {
  const { contract, auth = true, limits = true, latency = 0, cors = "*", seed = 1, now, state: snapshot } = options;
  const clock = createClock();
  const state: State = {
    contract,
    getChecks,
    options: { auth, limits, latency, cors, seed },
    initial: {
      snapshot: snapshot === undefined ? undefined : parseSnapshot({ contract, getChecks }, snapshot),
      now: now === undefined ? undefined : parseTimestamp(now, "now"),
    },
    store: createStore(),
    clock,
    random: createRandom(seed),
    faults: createFaults(),
    requests: createRequestLog(),
    ...contractState(contract, clock),
  };
  resetState(state);
  return state;
}

/** The options of a mock, and always a contract. */
export type StateOptions = MockOptions & { contract: Contract };

/** Brings a mock to its beginning. Without a moment of its own, its time is this machine's again. */
export function resetState(state: State): void {
  const { snapshot, now = snapshot ? Date.parse(snapshot.now) : Date.now() } = state.initial;
  if (snapshot) {
    restoreSnapshot(state, snapshot);
  } else {
    state.random.state = createRandom(state.options.seed).state;
    state.limits.load([]);
    loadRecords(state.store, sampleRecords(now));
  }
  state.clock.set(now);
  clearLogs(state);
}

/** Forgets what was said and asked before. */
export function clearLogs({ faults, requests }: State): void {
  faults.clear();
  requests.clear();
}

/** Lets a mock go on by another contract. What it remembers stays. */
export function applyContract(state: State, contract: Contract): void {
  const counts = state.limits.dump();
  Object.assign(state, { contract, ...contractState(contract, state.clock) });
  state.limits.load(counts);
}

function contractState(contract: Contract, clock: Clock): Pick<State, "limits" | "levels"> {
  return {
    limits: createLimits(contract["x-rate-limits"] ?? { headers: {}, limits: [] }, clock),
    levels: enumValuesOf(contract, "PermissionLevel"),
  };
}
