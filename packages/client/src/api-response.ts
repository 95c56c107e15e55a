import { CrewkitError } from "./errors.ts";
import { readRateLimit, readRetryAfter } from "./rate-limit.ts";
import type { CrewkitRequest, PreparedRequest } from "./request.ts";
import { redact } from "./secrets.ts";

export interface ApiResponse {
  /** The part of the body that the operation returns. */
  data: unknown;
  /** The body has already been read. */
  response: Response;
}

/**
 * Returns the data of a response.
 *
 * @param sent the final request, after all middleware has changed it. Errors do not contain its secrets.
 * @throws {CrewkitError} `api_error` for an error response, `invalid_response` for anything unexpected.
 */
export function readApiResponse(
  { operation, returns }: PreparedRequest,
  response: Response,
  text: string,
  sent: CrewkitRequest,
): ApiResponse {
  const data = response.ok ? selectData(text, returns) : undefined;
  if (data !== undefined) return { data, response };
  const body = redact(text, sent);
  const fields = { operation, body, ...describeResponse(response) };
  const { error, details } = parseObject(body) ?? {};
  if (!response.ok && typeof error === "string")
    throw new CrewkitError(error, { ...fields, code: "api_error", details });
  const type = response.headers.get("content-type") ?? response.type;
  const content = describeContent(response, body, sent, response.ok ? returns : "error");
  throw new CrewkitError(`Unexpected response: ${type}, ${content}`, { ...fields, code: "invalid_response" });
}

function describeResponse(response: Response) {
  return {
    response,
    status: response.status,
    requestId: response.headers.get("x-request-id") ?? undefined,
    rateLimit: readRateLimit(response),
    retryAfter: readRetryAfter(response),
  };
}

function selectData(text: string, returns: string): unknown {
  const body = parseObject(text);
  switch (returns) {
    case "text":
      return text;
    case "object":
      return body;
    case "message":
      return text === "" ? { message: "" } : body;
    case "data or null":
      return body?.data;
    case "data and meta":
      return Array.isArray(body?.data) && body.meta?.total_pages >= 0 ? body : undefined;
    default:
      return body?.[returns] ?? undefined;
  }
}

function describeContent({ headers }: Response, body: string, sent: CrewkitRequest, expected: string): string {
  const location = headers.get("location");
  // A query or fragment can contain a token.
  if (location) return redact(`redirect to ${location.replace(/[?#].*/, "")}`, sent);
  // Do not quote unexpected JSON, because it can contain new tokens.
  if (/^\s*[{["]/.test(body)) return `no valid ${expected}`;
  return body.slice(0, 99) || "no body";
}

// biome-ignore lint/suspicious/noExplicitAny: the caller checks the properties.
function parseObject(text: string): Record<string, any> | undefined {
  try {
    return /^\s*{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
