import type { RawRequest } from "../exchange.ts";

/** The fields of a form that a browser sent; undefined where the body is none, is no UTF-8 or is too large. */
export function readForm({ headers, body }: RawRequest): URLSearchParams | undefined {
  const [mediaType = ""] = String(headers["content-type"]).split(";");
  if (mediaType.trim().toLowerCase() !== "application/x-www-form-urlencoded") return undefined;
  if (body === undefined || body === "tooLarge") return undefined;
  try {
    return new URLSearchParams(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
