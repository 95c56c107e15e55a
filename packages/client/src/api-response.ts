import { CrewkitError } from "./errors.ts";
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
  const { ok } = response;
  const data = ok ? selectData(text, returns) : undefined;
  if (data !== undefined) return { data, response };
  const { headers, type } = response;
  const location = headers.get("location");
  if (location) text = `redirect to ${location.replace(/[?#].*/, "")}`;
  // A shorter match could be an ordinary word.
  const secretPattern = /(?<=(token|code)":")[^"]{8,}|(?<=invitations\/)[^/?]{8,}/g;
  for (const secret of `"token":"${token}"${sent}${path}`.match(secretPattern) ?? [])
    text = text.replaceAll(secret, "…");
  const { error, details } = parse(text) ?? {};
  const isApiError = !ok && typeof error === "string";
  // Do not quote unexpected JSON, because it can contain tokens.
  const content = /^\s*[{["]/.test(text) ? `no valid ${ok ? returns : "error"}` : text.slice(0, 99) || "no body";
  throw new CrewkitError(
    isApiError ? error : `Unexpected response: ${headers.get("content-type") ?? type}, ${content}`,
    {
      code: isApiError ? "api_error" : "invalid_response",
      operation,
      details,
    },
    response,
  );
}

function selectData(text: string, returns: string): unknown {
  const body = parse(text);
  if (returns === "data and meta") return Array.isArray(body?.data) && body.meta?.total_pages >= 0 ? body : undefined;
  if (returns === "message") return text ? body : { message: text };
  return returns === "object" ? body : body?.[returns];
}

// biome-ignore lint/suspicious/noExplicitAny: the caller checks the properties.
function parse(text: string): Record<string, any> | undefined {
  try {
    return /^\s*{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
