import type { Operation } from "@crewkit/openapi";
import { getOrCompute } from "../values/cache.ts";

// Large contracts compare their paths millions of times.
const patterns = new Map<string, string>();

/** Identifies a resource type: `/{}/projects/{}`. */
export function pathPatternOf(path: string): string {
  return getOrCompute(patterns, path, () => path.replace(/\{[^}]*\}/g, "{}"));
}

export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/** The GET operations without required parameters. Operations without a token come first. */
export function listSimpleReads(operations: readonly Operation[]): Operation[] {
  const reads = operations.filter(
    ({ method, path, parameters }) =>
      method === "get" && !path.includes("{") && parameters.every(({ required }) => !required),
  );
  return reads.toSorted((a, b) => Number(a.secured) - Number(b.secured));
}

/**
 * The path up to the last parameter, or an empty string.
 *
 * @example
 * resourcePathOf("/{org_id}/sessions/{id}/end"); // "/{org_id}/sessions/{id}"
 */
export function resourcePathOf(path: string): string {
  return path.slice(0, path.lastIndexOf("}") + 1);
}

export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** Omits parameters without an id. */
export function withIds(path: string, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(parameterNames(path).flatMap((name, index) => (ids[index] ? [[name, ids[index]]] : [])));
}

export function idsIn(path: string, values: Record<string, string>): string[] {
  return parameterNames(path).map((name) => values[name] ?? "");
}

/** The ids in a request target, with or without a query. */
export function idsInTarget(path: string, target: string): string[] {
  const filled = target.split("?")[0]?.split("/") ?? [];
  const values = path.split("/").flatMap((part, index) => (part.startsWith("{") ? [filled[index] ?? ""] : []));
  return values.map(decoded);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
