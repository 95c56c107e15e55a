import type { Entry } from "../entry.ts";

/**
 * What is looked for when somebody pastes the address of a request: the call that it is one of. All else stays as it is.
 *
 * @example
 * callOf("GET /api/v1/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/sessions?page=2", entries, "/api/v1"); // "GET /{org_id}/sessions"
 */
export function matchRequestUrl(query: string, entries: Entry[], basePath: string): string {
  const { method = "", path = "" } = requestUrl.exec(query)?.groups ?? {};
  const ownPath = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  const templates = entries.filter(({ kind }) => kind === "Operation").map(({ note }) => note.replace(/^\w+ /, ""));
  const [template] = templates
    .filter((each) => matchesTemplate(each, ownPath))
    .sort((one, two) => parameterCount(one) - parameterCount(two));
  return template ? method + template : query;
}

const requestUrl = /^(?<method>[a-z]+ +)?(?:https?:\/\/[^/\s]+)?(?<path>\/[^\s?#]*[^\s?#/])/i;

// An id has a digit: what has none may be a word that is not typed to its end.
function matchesTemplate(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]*\\d[^/]*")}$`).test(path);
}

function parameterCount(template: string): number {
  return template.split("{").length;
}
