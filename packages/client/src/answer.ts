import { CrewkitError, type Details } from "./errors/CrewkitError.ts";
import type { Outgoing } from "./request.ts";

/** What the API answered. */
export interface Answer {
  /** What stands under the operation's key, or the whole body. */
  data: unknown;
  /** The response, its body read. */
  response: Response;
}

/**
 * Understands an answer.
 *
 * @param token no error shows it, even where a server repeats it; nor the tokens and codes that the call carried.
 * @throws {CrewkitError} `refused` for the API's own errors, `unreadable` for whatever else is no success of it.
 */
export function understand(call: Outgoing, response: Response, text: string, token?: string): Answer {
  const data = partOf(parse(text), call.key);
  if (response.ok && data !== undefined) return { data, response };
  const location = response.headers.get("location")?.replace(/[?#].*/, "");
  let said = location ?? text;
  for (const secret of `"token":"${token}"${call.body}${call.path}`.match(tokens) ?? [])
    said = said.replaceAll(secret, "…");
  throw failureOf(call, response, said);
}

// Of eight characters at least: what is shorter is no secret, and could be any word.
const tokens = /(?<=(token|code)":")[^"]{8,}|(?<=invitations\/)[^/?]{8,}/g;

function partOf(body: Record<string, unknown> | undefined, key: string): unknown {
  if (key === "page") return Array.isArray(body?.data) && Number(Object(body.meta).total_pages) >= 0 ? body : undefined;
  return key === "whole" ? body : body?.[key];
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return /^\s*{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function failureOf({ operation }: Outgoing, response: Response, text: string): CrewkitError {
  const body = parse(text);
  const { error, details } = (!response.ok && body) || {};
  if (error && typeof error === "string")
    return new CrewkitError(error, { code: "refused", operation, details: detailsOf(details) }, response);
  // JSON of another form can hold tokens too, and so can half of it: nothing of it is shown.
  const what = /^\s*[{["]/.test(text) ? `${body ? "other" : "no whole"} JSON` : text.slice(0, 99) || "nothing";
  const type = response.headers.get("content-type") ?? response.type;
  return new CrewkitError(`${type}, ${what}`, { code: "unreadable", operation }, response);
}

function detailsOf(given: unknown): Details | undefined {
  return Array.isArray(Object.values(given ?? {})[0]) ? (given as Details) : undefined;
}
