/** A path with `{}` for each parameter: `/{}/projects/{}`. What names a thing, however its parameters are called. */
export function pathPatternOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/**
 * The part of a path that leads to a thing: up to its last parameter; empty if there is none.
 *
 * @example
 * thingOf("/{org_id}/sessions/{id}/end"); // "/{org_id}/sessions/{id}"
 */
export function resourcePathOf(path: string): string {
  return path.slice(0, path.lastIndexOf("}") + 1);
}

/** The path above the last segment: the collection that a thing is in. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** The parameters of a path by name, with ids in the order of the path; those that have none are left out. */
export function withIds(path: string, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(parameterNames(path).flatMap((name, index) => (ids[index] ? [[name, ids[index]]] : [])));
}

/** The values of a path's parameters, in the order of the path. */
export function idsIn(path: string, values: Record<string, string>): string[] {
  return parameterNames(path).map((name) => values[name] ?? "");
}

/** The same of a path that is filled, with a query or without. */
export function idsOf(path: string, target: string): string[] {
  const filled = target.split("?")[0]?.split("/") ?? [];
  const values = path.split("/").flatMap((part, index) => (part.startsWith("{") ? [filled[index] ?? ""] : []));
  return values.map(decoded);
}

// What does not decode stays as it is.
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
