import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { code } from "../components/markdown.ts";

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

/** Changes that are told together, in Markdown. */
export interface Group {
  /** What they share: the operation, or what was done to several. */
  title: string;
  items: string[];
}

/** Changes as they are told: what was done to whole operations first, then what changed inside each. */
export function groupChanges(changes: Change[]): Group[] {
  const whole = changes.filter(({ at }) => at === undefined);
  const inside = changes.filter(({ at }) => at !== undefined);
  return [
    ...groupBy(
      whole,
      ({ what }) => escapeMarkdown(what),
      ({ in: place = "", what }) => (what.includes(place) ? "" : code(place)),
    ),
    ...groupBy(inside, ({ in: place = "" }) => code(place), itemText),
  ];
}

function groupBy(changes: Change[], titleOf: (change: Change) => string, item: (change: Change) => string): Group[] {
  const titles = [...new Set(changes.map(titleOf))];
  return titles.map((title) => ({
    title,
    items: changes
      .filter((change) => titleOf(change) === title)
      .map(item)
      .filter(Boolean),
  }));
}

function itemText({ at = "", component = "", what }: Change): string {
  const [, schema] = /^schemas\/(.*)$/.exec(component) ?? [];
  return `${code(at)}${schema ? ` of ${code(schema)}` : ""}: ${escapeMarkdown(what)}`;
}

// Outside code, what Markdown would take for a mark is none: a pattern may be full of them.
function escapeMarkdown(what: string): string {
  return what.replace(/\.$/, "").replace(/(`[^`]*`)|([\\*_[\]<>])/g, (_, quoted, mark) => quoted ?? `\\${mark}`);
}
