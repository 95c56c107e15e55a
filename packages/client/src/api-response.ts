import { CrewkitError, type Details } from "./errors/CrewkitError.ts";
import type { PreparedRequest } from "./request.ts";

export interface ApiResponse {
  /** The part of the body that the operation returns. */
  data: unknown;
  /** The body has already been read. */
  response: Response;
}

/**
 * @param token the access token of the request. Errors contain neither the token nor other secrets from the request.
 * @throws {CrewkitError} `api_error` for an error response, `invalid_response` for anything unexpected.
 */
export function readApiResponse(
  prepared: PreparedRequest,
  response: Response,
  text: string,
  token?: string,
): ApiResponse {
  prepared.onBody?.(text);
  const data = selectData(parse(text), prepared.returns);
  if (response.ok && data !== undefined) return { data, response };
  const location = response.headers.get("location")?.replace(/[?#].*/, "");
  let redactedText = location ? `redirect to ${location}` : text;
  for (const secret of `"token":"${token}"${prepared.body}${prepared.path}`.match(secretPattern) ?? [])
    redactedText = redactedText.replaceAll(secret, "…");
  throw toError(prepared, response, redactedText);
}

// A shorter match could be an ordinary word.
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
  // Do not quote unexpected JSON, because it can contain tokens.
  const isJson = /^\s*[{["]/.test(text);
  const content = isJson ? (body ? "unexpected JSON" : "not a JSON object") : text.slice(0, 99) || "no body";
  const type = response.headers.get("content-type") ?? response.type;
  return new CrewkitError(
    `Unexpected response: ${type}, ${content}`,
    { code: "invalid_response", operation },
    response,
  );
}

function readDetails(details: unknown): Details | undefined {
  return Array.isArray(Object.values(details ?? {})[0]) ? (details as Details) : undefined;
}
