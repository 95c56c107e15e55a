import type { RawRequest } from "../exchange.ts";

export type BodyError = "malformedBody" | "wrongMediaType" | "bodyTooLarge";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a request body as JSON in UTF-8. A byte order mark is allowed (RFC 8259, section 8.1). An empty body is
 * `undefined`.
 */
export function readBody({ body, headers }: RawRequest): { value: unknown } | BodyError {
  if (body === undefined || body.length === 0) return { value: undefined };
  if (body === "tooLarge") return "bodyTooLarge";
  if (!isJson(headers["content-type"])) return "wrongMediaType";
  if (!isUncompressed(headers["content-encoding"])) return "malformedBody";
  try {
    return { value: JSON.parse(decoder.decode(body)) };
  } catch {
    return "malformedBody";
  }
}

function isJson(header: string | string[] = ""): boolean {
  if (header === "application/json") return true;
  return String(header).split(";", 1)[0]?.trim().toLowerCase() === "application/json";
}

// The API does not support compressed request bodies.
function isUncompressed(header: string | string[] = ""): boolean {
  return header === "" || String(header).toLowerCase() === "identity";
}
