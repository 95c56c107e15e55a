import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A change of the contract. */
export interface Change {
  /** The operation, the path, or the part of the contract. Undefined for the contract's root or a component. */
  in?: string;
  /** The place in it: `200 data[].note`. */
  at?: string;
  /** The shared component that changed: `schemas/Session`. */
  component?: string;
  what: string;
}

/** The semver impact of a change, the largest first (openapi/VERSIONING.md). */
export const impacts = ["major", "minor", "patch"] as const;

/** What changed in a version of the contract, as `pnpm contract:diff --record` writes it. */
export type VersionRecord = { version: string; since: string } & Record<(typeof impacts)[number], Change[]>;

/** Reads the records of a folder, the newest version first. */
export function readRecords(folder: string): VersionRecord[] {
  const records = readdirSync(folder).map((name): VersionRecord => parse(readFileSync(join(folder, name), "utf8")));
  return records.sort((one, other) => other.version.localeCompare(one.version, "en", { numeric: true }));
}
