import { parse } from "yaml";

/** What a change asks of the version, the gravest first (openapi/VERSIONING.md). */
export const impacts = ["major", "minor", "patch"] as const;

/** A change of the contract. */
export interface Change {
  /** The operation, the path, or the part of the contract; undefined where it is the contract's root or a component. */
  in?: string;
  /** Where in it: `200 data[].note`. */
  at?: string;
  /** The shared component that changed: `schemas/Session`. */
  component?: string;
  what: string;
}

/** What changed in a version of the contract, by impact. */
export type VersionRecord = { version: string; since: string } & Record<(typeof impacts)[number], Change[]>;

/**
 * Reads a record, as `pnpm contract:diff --record` writes it.
 *
 * @param name the file's, in `openapi/changes/`.
 * @throws if it is none, with the file's name and what is wrong.
 */
export function readRecord(name: string, text: string): VersionRecord {
  const record = parsed(name, text);
  const fault = faultOf(name, record);
  if (fault) throw new Error(`openapi/changes/${name} ${fault}. ${repair}`);
  return record as VersionRecord;
}

const repair = "`pnpm contract:diff --record` writes these files, and nobody else.";

function parsed(name: string, text: string): Partial<VersionRecord> {
  try {
    return parse(text) ?? {};
  } catch (cause) {
    throw new Error(`openapi/changes/${name} is no YAML: ${(cause as Error).message} ${repair}`, { cause });
  }
}

function faultOf(name: string, record: Partial<VersionRecord>): string | undefined {
  if (typeof record.version !== "string" || name !== `${record.version}.yaml`) return "is not named by its version";
  if (typeof record.since !== "string") return "does not say since which version";
  const bad = impacts.find((impact) => !isList(record[impact]));
  return bad && `has no list of changes under ${bad}`;
}

function isList(changes: unknown): boolean {
  return Array.isArray(changes) && changes.every(isChange);
}

function isChange(change: Partial<Change> | null): boolean {
  const { in: place = "", at = "", component = "", what } = change ?? {};
  return [place, at, component, what].every((text) => typeof text === "string");
}
