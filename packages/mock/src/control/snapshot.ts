import type { Contract } from "@crewkit/openapi";
import type { Clock } from "../clock.ts";
import type { GetChecks } from "../contract/validation.ts";
import type { Limits, SavedWindow } from "../limits.ts";
import type { Random } from "../random.ts";
import type { Records } from "../store/sample-data.ts";
import { dumpRecords, loadRecords, type Store } from "../store/store.ts";
import { validateInput } from "./document.ts";
import { parseTimestamp } from "./time.ts";
import { checkRecords } from "./validate-records.ts";

/** All that a mock remembers, as JSON that can be kept in a file. */
export interface Snapshot {
  /** The version of this form. */
  version: 1;
  /** The mock's time, in milliseconds: `2026-11-20T14:00:00.000Z`. */
  now: string;
  /** Where the ids stand: from the same number come the same ones. */
  random: number;
  /** The windows of the rate limits that have begun. */
  limits?: SavedWindow[];
  /** The records by kind. A kind that is missing has none. */
  records: Records;
}

/** A snapshot that comes from a file: what is in it is judged when it is read. */
export type SnapshotJson = Snapshot | { version: number; now: string; random: number; records: object };

// What of a mock remembers.
interface SnapshotState {
  clock: Clock;
  random: Random;
  limits: Limits;
  store: Store;
}

/** Takes a snapshot; it shares nothing with the mock. */
export function takeSnapshot({ clock, random, limits, store }: SnapshotState): Snapshot {
  return structuredClone({
    version: 1,
    now: new Date(clock.time()).toISOString(),
    random: random.state,
    limits: limits.dump(),
    records: dumpRecords(store),
  });
}

/**
 * Reads a snapshot that comes from anywhere; what it gives shares nothing with `value`.
 *
 * @throws Refusal 422 where it is none: another version, an unknown kind of record, a record that the contract's schema
 * does not allow.
 */
export function parseSnapshot({ contract, getChecks }: ValidationState, value: unknown): Snapshot {
  // What JSON can't write (`undefined`, a function) is no snapshot either.
  const snapshot: Snapshot = JSON.parse(JSON.stringify(value) ?? "null");
  validateInput(getChecks, "Snapshot", snapshot);
  parseTimestamp(snapshot.now, "now");
  for (const [index, { ends_at }] of (snapshot.limits ?? []).entries())
    parseTimestamp(ends_at, `limits.${index}.ends_at`);
  checkRecords(getChecks(contract), snapshot.records);
  return snapshot;
}

/** Puts a snapshot that was read in the place of all that a mock remembers. Time and ids go on where they stood. */
export function restoreSnapshot({ clock, random, limits, store }: SnapshotState, snapshot: Snapshot): void {
  clock.set(Date.parse(snapshot.now));
  random.state = snapshot.random;
  limits.load(snapshot.limits ?? []);
  loadRecords(store, snapshot.records);
}

// What of a mock judges.
interface ValidationState {
  contract: Contract;
  getChecks: GetChecks;
}
