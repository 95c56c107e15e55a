import type { RawRequest } from "../exchange.ts";

/** Why a request body can't be read, by the name of the contract's example of it. */
export type BodyFault = "malformedBody" | "wrongMediaType" | "bodyTooLarge";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a request body as JSON in UTF-8, a byte order mark allowed (RFC 8259, section 8.1). An empty body is
 * `undefined`.
 */
export function readBody({ body, headers }: RawRequest): { value: unknown } | BodyFault {
  if (body === undefined || body.length === 0) return { value: undefined };
  if (body === "tooLarge") return "bodyTooLarge";
  if (mediaType(headers["content-type"]) !== "application/json") return "wrongMediaType";
  try {
    return { value: JSON.parse(decoder.decode(body)) };
  } catch {
    return "malformedBody";
  }
}

function mediaType(header: string | string[] = ""): string {
  return String(header).split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
