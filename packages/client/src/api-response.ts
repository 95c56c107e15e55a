import { CrewkitError } from "./errors/CrewkitError.ts";
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
  { operation, path, body: sent, returns, onBody }: PreparedRequest,
  response: Response,
  text: string,
  token?: string,
): ApiResponse {
  onBody?.(text);
  const data = selectData(text, returns);
  if (response.ok && data !== undefined) return { data, response };
  const location = response.headers.get("location")?.replace(/[?#].*/, "");
  if (location) text = `redirect to ${location}`;
  // A shorter match could be an ordinary word.
  const secretPattern = /(?<=(token|code)":")[^"]{8,}|(?<=invitations\/)[^/?]{8,}/g;
  for (const secret of `"token":"${token}"${sent}${path}`.match(secretPattern) ?? [])
    text = text.replaceAll(secret, "…");
  const body = parse(text);
  const { error, details } = (!response.ok && body) || {};
  if (error && typeof error === "string")
    throw new CrewkitError(
      error,
      {
        code: "api_error",
        operation,
        details: Array.isArray(Object.values(details ?? {})[0]) ? details : undefined,
      },
      response,
    );
  const missing = response.ok ? (returns === "page" ? 'data" array or "meta.total_pages' : returns) : "error";
  const isJson = /^\s*[{["]/.test(text);
  // Do not quote unexpected JSON, because it can contain tokens.
  const content = body ? `no "${missing}"` : isJson ? "not a JSON object" : text.slice(0, 99) || "no body";
  throw new CrewkitError(
    `Unexpected response: ${response.headers.get("content-type") ?? response.type}, ${content}`,
    { code: "invalid_response", operation },
    response,
  );
}

function selectData(text: string, returns: string): unknown {
  const body = parse(text);
  if (returns === "page") return Array.isArray(body?.data) && body.meta?.total_pages >= 0 ? body : undefined;
  if (returns === "message") return text ? body : { message: text };
  return returns === "whole" ? body : body?.[returns];
}

// biome-ignore lint/suspicious/noExplicitAny: the caller checks the properties.
function parse(text: string): Record<string, any> | undefined {
  try {
    return /^\s*{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
