import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { code } from "../markdown.ts";

export interface Change {
  /** The operation or path. Undefined for the root of the contract or a component. */
  in?: string;
  /** The locations within the operation or component: `200 data[].note`. */
  at?: string | string[];
  component?: string;
  what: string;
  /** Set if several operations use the component: whether their requests or responses contain the change. */
  directions?: string[];
  /** The number of operations that use the component, if there are several. */
  operations?: number;
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

/**
 * Lists changes by component if several operations use the component, then changes that several operations or none have with
 * their operations, then the other changes by operation.
 */
export function listChanges(changes: Change[]): string {
  const byUses = Map.groupBy(
    changes.flatMap(splitPlaces),
    ({ operations, component, directions }) => operations && `${component} ${operations} ${directions}`,
  );
  const others = byUses.get(undefined) ?? [];
  byUses.delete(undefined);
  return [...[...byUses.values()].map(formatComponent), ...groupByOperation(others)]
    .map((group) => `- ${group.join("\n  - ")}`)
    .join("\n");
}

type PlacedChange = Change & { at?: string };

function splitPlaces({ at, ...change }: Change): PlacedChange[] {
  return at === undefined ? [change] : [at].flat().map((place) => ({ ...change, at: place }));
}

export function countPlaces(changes: Change[]): number {
  return changes.flatMap(splitPlaces).length;
}

/** Returns the component with its changes, and how many operations use it. */
function formatComponent(changes: PlacedChange[]): string[] {
  const { component = "", directions = [], operations } = changes[0] ?? {};
  const [kind = "", name = ""] = component.split("/");
  const title = `${kindOf(kind)} ${code(name)}`;
  const use = directions.length > 0 ? `in ${directions.map((each) => `${each}s`).join(" and ")} of` : "by";
  const uses = `Used ${use} ${operations} operations`;
  const details = changes.map(({ at = "", what }) => [detailOf(at), describe(what)].filter(Boolean).join(": "));
  return details.length === 1 ? [`${title}: ${details[0]}. ${uses}`] : [`${title}. ${uses}`, ...details];
}

// `securitySchemes` becomes `Security scheme`.
function kindOf(plural: string): string {
  const words = plural
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (letter) => letter.toUpperCase());
  return words.replace(/ies$/, "y").replace(/s$/, "");
}

function groupByOperation(changes: PlacedChange[]): string[][] {
  const byTitle = [...Map.groupBy(changes, titleOf)].map(([title, each]) => [title, ...operationsOf(each, title)]);
  const byOperation = Map.groupBy(byTitle, ([, ...operations]) =>
    operations.length === 1 ? operations[0] : undefined,
  );
  return [...byOperation].flatMap(([operation, each]) =>
    operation ? [[operation, ...each.flatMap(([title = ""]) => title)]] : each,
  );
}

function operationsOf(changes: PlacedChange[], title: string): string[] {
  return [...new Set(changes.flatMap(({ in: name }) => (name && !title.includes(name) ? code(name) : [])))];
}

function titleOf({ at, component, what }: PlacedChange): string {
  if (at === undefined) return describe(what);
  const [, schema] = /^schemas\/(.*)$/.exec(component ?? "") ?? [];
  const place = [placeOf(at), schema && `(${code(schema)})`].filter(Boolean).join(" ");
  return `${place}${place && ": "}${describe(what)}`;
}

/** Returns a place in words: `200 data[].note` becomes "Response 200, `data[].note`". */
function placeOf(at: string): string {
  const [, part = "", rest = ""] = /^(body|parameters|\d{3})?(?:^| |$)(.*)$/.exec(at) ?? [];
  if (part === "parameters") return `Parameter ${code(rest)}`;
  const place = part === "body" ? "Request body" : part && `Response ${part}`;
  return [place, detailOf(rest)].filter(Boolean).join(", ");
}

/** Omits JSON pointers and indexes. */
function detailOf(at: string): string {
  const [, header, name = ""] = /^(headers )?(.*)$/.exec(at) ?? [];
  return !name || /^(\/|\d+$)/.test(name) ? "" : `${header ? "header " : ""}${code(name)}`;
}

// Omits the name of a field, which its place contains, and the values of patterns, which are too long for a line.
function describe(what: string): string {
  return what
    .replace(/\.$/, "")
    .replace(/^(`\w+`) of `[^`]*`/, "$1")
    .replace(/^(`pattern`.*(?:changed|was set)) .*/, "$1")
    .replace(/(`[^`]*`)|([\\*_[\]<>])/g, (_, quoted, mark) => quoted ?? `\\${mark}`);
}
