import { CrewkitError, type Details } from "./errors/CrewkitError.ts";
import type { Outgoing } from "./request.ts";

/** A success response of the API. */
export interface ApiResponse {
  /** The value under the operation's key, or the whole body. */
  data: unknown;
  /** The response. Its body has been read. */
  response: Response;
}

/**
 * Reads a response.
 *
 * @param token the token of the request. No error shows it, nor the tokens and codes in the request, even if the server
 * repeats them.
 * @throws {CrewkitError} `refused` for an error of the API, `unreadable` for a response that is not the API's.
 */
export function readApiResponse(call: Outgoing, response: Response, text: string, token?: string): ApiResponse {
  const data = partOf(parse(text), call.key);
  if (response.ok && data !== undefined) return { data, response };
  const location = response.headers.get("location")?.replace(/[?#].*/, "");
  let said = location ?? text;
  for (const secret of `"token":"${token}"${call.body}${call.path}`.match(tokens) ?? [])
    said = said.replaceAll(secret, "…");
  throw failureOf(call, response, said);
}

// At least eight characters: a shorter text is not a secret and could be any word.
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
  // Other or truncated JSON can contain tokens, so none of it is shown.
  const what = /^\s*[{["]/.test(text) ? `${body ? "other" : "no whole"} JSON` : text.slice(0, 99) || "nothing";
  const type = response.headers.get("content-type") ?? response.type;
  return new CrewkitError(`${type}, ${what}`, { code: "unreadable", operation }, response);
}

function detailsOf(given: unknown): Details | undefined {
  return Array.isArray(Object.values(given ?? {})[0]) ? (given as Details) : undefined;
}
