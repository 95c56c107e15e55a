import type { RawRequest } from "../exchange.ts";

/** Why a request body can't be read. */
export type BodyFault = "malformedBody" | "wrongMediaType";

/**
 * Parses a request body as JSON in UTF-8, a byte order mark allowed (RFC 8259, section 8.1). An empty body is
 * `undefined`. Prism never answers a body that does not parse, so none may reach it.
 */
export function readBody(raw: RawRequest): { body: unknown } | BodyFault {
  if (raw.body.length === 0) return { body: undefined };
  if (mediaType(raw.headers["content-type"]) !== "application/json") return "wrongMediaType";
  try {
    return { body: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw.body)) };
  } catch {
    return "malformedBody";
  }
}

function mediaType(header = ""): string {
  return header.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
