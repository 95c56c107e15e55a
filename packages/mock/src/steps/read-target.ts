import type { MockRequest, RawRequest } from "../exchange.ts";

/** Why a request target can't be read. */
export type TargetFault = "malformedPath" | "outsideBasePath";

/**
 * Splits a request target into the path below the base path and the query. Every path segment must decode: what does
 * not (`%zz`, `%ff`) would kill Prism.
 */
export function readTarget(raw: RawRequest, basePath: string): Pick<MockRequest, "path" | "query"> | TargetFault {
  const [path = "", ...query] = raw.target.split("?");
  if (!decodes(path)) return "malformedPath";
  if (path !== basePath && !path.startsWith(`${basePath}/`)) return "outsideBasePath";
  return { path: path.slice(basePath.length) || "/", query: readQuery(query.join("?")) };
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function readQuery(text: string): MockRequest["query"] {
  const params = new URLSearchParams(text);
  const entries = [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
  return Object.fromEntries(entries);
}
