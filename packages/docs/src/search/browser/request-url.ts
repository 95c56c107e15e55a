import type { Entry } from "../entry.ts";

/**
 * Replaces the URL or path of a request in a query with the path template of its operation. Returns other queries unchanged.
 *
 * @example
 * matchRequestUrl("GET /api/v1/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/sessions?page=2", entries, "/api/v1"); // "GET /{org_id}/sessions"
 */
export function matchRequestUrl(query: string, entries: Entry[], basePath: string): string {
  const { method = "", path = "" } = requestUrl.exec(query)?.groups ?? {};
  if (!path) return query;
  const ownPath = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  const templates = entries.filter(({ kind }) => kind === "Operation").map(({ note }) => note.replace(/^\w+ /, ""));
  const [template] = templates
    .filter((each) => matchesTemplate(each, ownPath))
    .sort((a, b) => parameterCount(a) - parameterCount(b));
  return template ? method + template : query;
}

const requestUrl = /^(?<method>[a-z]+ +)?(?:https?:\/\/[^/\s]+)?(?<path>\/[^\s?#]*[^\s?#/])/i;

// IDs contain a digit. A segment without one may be an incomplete word.
function matchesTemplate(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]*\\d[^/]*")}$`).test(path);
}

function parameterCount(template: string): number {
  return template.split("{").length;
}
