import { CrewkitError, type Details } from "./errors/CrewkitError.ts";
import type { PreparedRequest } from "./request.ts";

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
export function readApiResponse(
  prepared: PreparedRequest,
  response: Response,
  text: string,
  token?: string,
): ApiResponse {
  const data = selectData(parse(text), prepared.returns);
  if (response.ok && data !== undefined) return { data, response };
  const location = response.headers.get("location")?.replace(/[?#].*/, "");
  let shownText = location ?? text;
  for (const secret of `"token":"${token}"${prepared.body}${prepared.path}`.match(secretPattern) ?? [])
    shownText = shownText.replaceAll(secret, "…");
  throw toError(prepared, response, shownText);
}

// At least eight characters: a shorter text is not a secret and could be any word.
const secretPattern = /(?<=(token|code)":")[^"]{8,}|(?<=invitations\/)[^/?]{8,}/g;

function selectData(body: Record<string, unknown> | undefined, returns: string): unknown {
  if (returns === "page")
    return Array.isArray(body?.data) && Number(Object(body.meta).total_pages) >= 0 ? body : undefined;
  return returns === "whole" ? body : body?.[returns];
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return /^\s*{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function toError({ operation }: PreparedRequest, response: Response, text: string): CrewkitError {
  const body = parse(text);
  const { error, details } = (!response.ok && body) || {};
  if (error && typeof error === "string")
    return new CrewkitError(error, { code: "api_error", operation, details: readDetails(details) }, response);
  // Other or truncated JSON can contain tokens, so none of it is shown.
  const content = /^\s*[{["]/.test(text) ? `${body ? "other" : "no whole"} JSON` : text.slice(0, 99) || "nothing";
  const type = response.headers.get("content-type") ?? response.type;
  return new CrewkitError(`${type}, ${content}`, { code: "invalid_response", operation }, response);
}

function readDetails(details: unknown): Details | undefined {
  return Array.isArray(Object.values(details ?? {})[0]) ? (details as Details) : undefined;
}
