import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { code } from "../markdown.ts";

export interface Change {
  /** The operation or path. Undefined for the root of the contract or a component. */
  in?: string;
  /** The location within the operation: `200 data[].note`. */
  at?: string;
  component?: string;
  what: string;
}

/**
 * The changes of one version, as written by `pnpm contract:diff --record`. `security` lists some of the changes again. `date` is
 * undefined before the release.
 */
export type VersionRecord = { version: string; date?: string; since: string; security?: Change[] } & Record<
  "major" | "minor" | "patch",
  Change[]
>;

export function readRecords(folder: string): VersionRecord[] {
  const records = readdirSync(folder).map((name): VersionRecord => parse(readFileSync(join(folder, name), "utf8")));
  return records.sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }));
}

/** Changes with a common title, in Markdown. */
export interface Group {
  /** The operation, or the change that several operations have in common. */
  title: string;
  items: string[];
}

/** Groups changes of whole operations by the kind of change, followed by changes within an operation. */
export function groupChanges(changes: Change[]): Group[] {
  const operationChanges = changes.filter(({ at }) => at === undefined);
  const detailChanges = changes.filter(({ at }) => at !== undefined);
  return [
    ...groupBy(
      operationChanges,
      ({ what }) => escapeMarkdown(what),
      ({ in: operation = "", what }) => (what.includes(operation) ? "" : code(operation)),
    ),
    ...groupBy(detailChanges, ({ in: operation = "" }) => code(operation), itemText),
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

// Omits values that are too long for a line, such as patterns.
function escapeMarkdown(what: string): string {
  return what
    .replace(/\.$/, "")
    .replace(/ (changed from '.*'|was set) to '.{33,}'$/, (_, change) => ` ${change.replace(/ from .*/, "")}`)
    .replace(/(`[^`]*`)|([\\*_[\]<>])/g, (_, quoted, mark) => quoted ?? `\\${mark}`);
}
