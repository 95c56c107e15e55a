import { parsePointer, type RateLimit } from "@crewkit/openapi";
import type { Correction, SourceLocation } from "./change.ts";
import { describeLists } from "./describe.ts";
import { type Reader, type Readers, resolvePath } from "./reader.ts";
import type { Direction } from "./uses.ts";

/** Corrections of limits and keywords that Redocly's rules do not know. */
export const limitCorrections: Readonly<Record<string, Correction>> = {
  // The time now changes with other properties.
  "change-times": ({ path, kind, base, revision }) => {
    if (!path.endsWith("/x-change-times") || kind === "added") return undefined;
    const listed = [revision?.value].flat();
    const lost = [base?.value].flat().filter((property) => !listed.includes(property));
    return { impact: kind === "removed" || lost.length > 0 ? "major" : "minor" };
  },

  // The same request returns other items. The default is the field with the name of the parameter.
  filter: ({ property, base, revision }) => {
    if (property !== "x-filter") return undefined;
    if (base?.value === undefined) return { impact: "minor" };
    const [from, to] = [readSearch(base), readSearch(revision)];
    if (!from || !to) return { impact: "major" };
    const isBreaking = from.some((field) => !to.includes(field));
    const message = `\`x-filter\` ${describeLists(from, to)}.`;
    return { impact: isBreaking ? "major" : to.length > from.length ? "minor" : "patch", message };
  },

  "header-required": ({ typeName, property, base, revision }) => {
    if (typeName !== "Header" || property !== "required") return undefined;
    return base?.value === true && revision?.value !== true ? { impact: "major" } : undefined;
  },

  // Every int32 is an int64.
  "integer-format": ({ property, directions, base, revision }) => {
    const direction = formatDirections[`${base?.value} ${revision?.value}`];
    return property === "format" && direction && isOnly(directions, direction) ? { impact: "minor" } : undefined;
  },

  // Requests in this state succeeded before. Only a reviewer can compare two states.
  "invalid-state": ({ property, base, revision }, { before }) => {
    if (property !== "x-invalid-state") return undefined;
    if (revision?.value === undefined)
      return { impact: "minor", message: `No longer returns 422 in this state: ${base?.value}` };
    if (base?.value !== undefined) {
      const message = `The state in which it returns 422 changed from "${base.value}" to "${revision.value}"`;
      return { impact: "minor", message };
    }
    // The name in versions up to 0.6.0.
    if (before(base?.file ?? "", `${base?.pointer}/x-refused-when`) !== undefined) return undefined;
    return { impact: "major", message: `Now returns 422 in this state: ${revision.value}` };
  },

  // The plugin writes null in a union as `nullable`.
  nullable: ({ property, directions, base, revision }, { before, after }) => {
    if (property !== "nullable") return undefined;
    if (acceptsNull(before, base) === acceptsNull(after, revision)) return { impact: "patch" };
    const message = `The value ${revision?.value ? "can now" : "can no longer"} be null.`;
    return { impact: directions.includes(revision?.value ? "response" : "request") ? "major" : "minor", message };
  },

  // Pages contain other items. The plugin writes the list as text.
  order: ({ property, base }) => {
    if (property !== "x-order") return undefined;
    return { impact: base?.value === undefined ? "patch" : "major" };
  },

  "rate-limits": ({ path, property }, readers) => {
    if (!path.startsWith("#/x-rate-limits")) return undefined;
    if (property === "headers") return { impact: "major" };
    const changes = compareRateLimits(readers);
    if (changes.length === 0)
      return reordersRateLimits(readers)
        ? { impact: "major", message: "Another limit now comes first, which the headers report." }
        : { impact: "patch" };
    return {
      impact: changes.some(({ isStricter }) => isStricter) ? "major" : "minor",
      message: changes.map(({ message }) => message).join(" "),
    };
  },

  "read-only": ({ property = "", directions, base, revision }) => {
    const direction = omittedFrom[property];
    if (!direction || !directions.includes(direction)) return undefined;
    if ((base?.value === true) === (revision?.value === true)) return undefined;
    return { impact: revision?.value ? "major" : "minor" };
  },

  // The schema of a parameter, header or media type. Without a schema, every value is valid.
  schema: ({ path, kind, directions }) => {
    const [parent, key] = parsePointer(path).slice(-2);
    if (kind === "modified" || key !== "schema" || parent === "properties") return undefined;
    return { impact: directions.includes(kind === "added" ? "request" : "response") ? "major" : "minor" };
  },

  "size-limit": ({ property = "", directions, base, revision }) => {
    const unlimited = noLimit[property];
    if (unlimited === undefined) return undefined;
    const [before = unlimited, after = unlimited] = [base?.value, revision?.value] as (number | undefined)[];
    const isStricter = property === "minContains" ? after > before : after < before;
    // The limit of the root applies to requests.
    const isBreaking = isStricter ? !isOnly(directions, "response") : directions.includes("response");
    return { impact: isBreaking ? "major" : "minor" };
  },
};

const noLimit: Readonly<Record<string, number>> = {
  "x-max-body-bytes": Number.POSITIVE_INFINITY,
  "x-max-bytes": Number.POSITIVE_INFINITY,
  maxContains: Number.POSITIVE_INFINITY,
  minContains: 1,
};

const formatDirections: Readonly<Record<string, Direction>> = {
  "int32 int64": "request",
  "int64 int32": "response",
};

/** Returns the fields of a search, which the plugin writes as JSON. */
function readSearch({ value }: Partial<SourceLocation> = {}): string[] | undefined {
  return String(value).startsWith("{") ? JSON.parse(String(value)).search : undefined;
}

export function isOnly(directions: Direction[], direction: Direction): boolean {
  return directions.length > 0 && directions.every((each) => each === direction);
}

function acceptsNull(read: Reader, location: SourceLocation | undefined): boolean {
  const keys = parsePointer(location?.pointer.replace(/\/nullable$/, "") ?? "");
  const schema = resolvePath(read, [], location?.file, keys) as { type?: unknown; oneOf?: unknown; anyOf?: unknown };
  return JSON.stringify([schema?.type, schema?.oneOf, schema?.anyOf]).includes('"null"');
}

const omittedFrom: Readonly<Record<string, Direction>> = { readOnly: "request", writeOnly: "response" };

/** Returns the rate limits by scope. */
function readRateLimits(read: Reader): Map<string, RateLimit> {
  const limits = (read("openapi.yaml", "#/x-rate-limits/limits") ?? []) as RateLimit[];
  return new Map(limits.map((limit) => [limit.scope, limit]));
}

function reordersRateLimits({ before, after }: Readers): boolean {
  return [...readRateLimits(before).keys()].join() !== [...readRateLimits(after).keys()].join();
}

function compareRateLimits({ before, after }: Readers): { isStricter: boolean; message: string }[] {
  const [oldLimits, newLimits] = [readRateLimits(before), readRateLimits(after)];
  const scopes = new Set([...oldLimits.keys(), ...newLimits.keys()]);
  return [...scopes].flatMap((scope) => {
    const [from, to] = [oldLimits.get(scope), newLimits.get(scope)];
    const [oldText, newText] = [formatLimit(from), formatLimit(to)];
    if (oldText === newText) return [];
    return [
      {
        isStricter: to !== undefined && isStricter(from, to),
        message: `The limit of scope '${scope}' changed from ${oldText} to ${newText}.`,
      },
    ];
  });
}

function isStricter(from: RateLimit | undefined, to: RateLimit): boolean {
  if (!from || to.requests < from.requests || to.seconds > from.seconds) return true;
  return from.path_prefix !== undefined && to.path_prefix !== from.path_prefix;
}

function formatLimit(limit: RateLimit | undefined): string {
  if (!limit) return "none";
  const paths = limit.path_prefix ? ` on paths with the prefix ${limit.path_prefix}` : "";
  return `${limit.requests} requests in ${limit.seconds} seconds${paths}`;
}
