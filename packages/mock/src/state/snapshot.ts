import type { Contract } from "@crewkit/openapi";
import { type Clock, parseTimestamp } from "../base/clock.ts";
import type { Random } from "../base/random.ts";
import { rejectUnsafeValues } from "../base/unsafe-values.ts";
import { validateInput } from "../contract/control-document.ts";
import type { GetChecks } from "../contract/validation.ts";
import type { Snapshot as SnapshotSchema } from "../generated/control.ts";
import type { Records } from "../store/sample-data.ts";
import { dumpRecords, loadRecords, type Row, type Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { checkRecords } from "../store/validate-records.ts";
import type { Limits } from "./limits.ts";

/** The complete state of a mock as JSON. */
export interface Snapshot extends SnapshotSchema {
  /** The records by table. Missing tables are empty. */
  records: Records;
}

/** A snapshot from a file, which is not validated yet. */
export type SnapshotJson = Snapshot | { version: number; now: string; random: number; records: object };

interface SnapshotState {
  clock: Clock;
  random: Random;
  limits: Limits;
  store: Store;
}

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
 * Validates a snapshot and returns a copy.
 *
 * @throws ApiError 422 for another version, an unknown table, or a record that violates the contract's
 * schema, a unique field or a reference.
 */
export function parseSnapshot({ contract, getChecks, store }: ValidationState, value: unknown): Snapshot {
  rejectUnsafeValues(value);
  const snapshot: Snapshot = JSON.parse(JSON.stringify(value) ?? "null");
  validateInput(getChecks, "Snapshot", snapshot);
  parseTimestamp(snapshot.now, "now");
  for (const [index, { ends_at }] of (snapshot.limits ?? []).entries())
    parseTimestamp(ends_at, `limits.${index}.ends_at`);
  // Most records are usually those that the mock has. Comparing them is faster than compiling their schemas.
  const isValid = (table: keyof Tables, row: Row) => JSON.stringify(store[table].get(row?.id)) === JSON.stringify(row);
  const placeOf = (table: string, _: Row, index: number) => `records.${table}.${index}`;
  checkRecords(getChecks(contract), snapshot.records, { isValid, placeOf });
  return snapshot;
}

/** Replaces the state of a mock with a validated snapshot. The clock and the id sequence continue from the snapshot. */
export function restoreSnapshot({ clock, random, limits, store }: SnapshotState, snapshot: Snapshot): void {
  clock.set(Date.parse(snapshot.now));
  random.state = snapshot.random;
  limits.load(snapshot.limits ?? []);
  loadRecords(store, snapshot.records);
}

interface ValidationState {
  contract: Contract;
  store: Store;
  getChecks: GetChecks;
}
