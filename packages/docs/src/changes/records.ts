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

export function hasChanges({ major, minor, patch }: VersionRecord): boolean {
  return major.length + minor.length + patch.length > 0;
}

export function releaseDate(date: string | undefined): string {
  return date ? new Date(date).toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" }) : "Unreleased";
}

/** Lists changes that several operations or none have with their operations, then the other changes by operation. */
export function listChanges(changes: Change[]): string {
  const byTitle = [...Map.groupBy(changes, titleOf)].map(([title, each]) => [title, ...operationsOf(each, title)]);
  const byOperation = Map.groupBy(byTitle, ([, ...operations]) =>
    operations.length === 1 ? operations[0] : undefined,
  );
  const groups = [...byOperation].flatMap(([operation, each]) =>
    operation ? [[operation, ...each.map(([title]) => title)]] : each,
  );
  return groups.map((group) => `- ${group.join("\n  - ")}`).join("\n");
}

function operationsOf(changes: Change[], title: string): string[] {
  return [...new Set(changes.flatMap(({ in: name }) => (name && !title.includes(name) ? code(name) : [])))];
}

function titleOf({ at, component, what }: Change): string {
  if (at === undefined) return describe(what);
  const [, schema] = /^schemas\/(.*)$/.exec(component ?? "") ?? [];
  const place = [placeOf(at), schema && `(${code(schema)})`].filter(Boolean).join(" ");
  return `${place}${place && ": "}${describe(what)}`;
}

/** Returns a place in words: `200 data[].note` becomes "Response 200, `data[].note`". Omits JSON pointers and indexes. */
function placeOf(at: string): string {
  const [, part = "", header = "", name = ""] = /^(body|parameters|\d{3})?(?: (headers ))? ?(.*)$/.exec(at) ?? [];
  if (part === "parameters") return `Parameter ${code(name)}`;
  const detail = !name || /^(\/|\d+$)/.test(name) ? "" : `${header && "header "}${code(name)}`;
  const place = part === "body" ? "Request body" : part && `Response ${part}`;
  return [place, detail].filter(Boolean).join(", ");
}

// Omits the name of a field, which its place contains, and the values of patterns, which are too long for a line.
function describe(what: string): string {
  return what
    .replace(/\.$/, "")
    .replace(/^(`\w+`) of `[^`]*`/, "$1")
    .replace(/^(`pattern`.*(?:changed|was set)) .*/, "$1")
    .replace(/(`[^`]*`)|([\\*_[\]<>])/g, (_, quoted, mark) => quoted ?? `\\${mark}`);
}
