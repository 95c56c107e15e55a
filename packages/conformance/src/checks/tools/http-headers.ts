import type { HttpResponse } from "../../http/exchange.ts";
import type { CheckContext } from "../check.ts";
import { contentTypeOf } from "./response-schema.ts";

const receivedHeaders = new WeakMap<CheckContext, Set<string>>();

/**
 * True if HTTP requires a documented header in this response (RFC 9110). If the contract says `required: false`, a deployment
 * may omit the header from all responses, but not from some.
 */
export function isRequiredByHttp(
  name: string,
  response: HttpResponse,
  { required, checkContext }: { required?: boolean | undefined; checkContext: CheckContext },
): boolean {
  // Each part of a multipart response has its own Content-Range (RFC 9110, section 15.3.7.2).
  const isMultipart = contentTypeOf(response)?.startsWith("multipart/") ?? false;
  if (requiredHeaders[response.status] !== name.toLowerCase() || isMultipart) return false;
  return required === undefined || (receivedHeaders.get(checkContext)?.has(name.toLowerCase()) ?? false);
}

export function rememberRequiredHeader({ status, headers }: HttpResponse, checkContext: CheckContext): void {
  const name = requiredHeaders[status];
  if (name === undefined || !headers.has(name)) return;
  receivedHeaders.set(checkContext, (receivedHeaders.get(checkContext) ?? new Set()).add(name));
}

const requiredHeaders: Record<number, string> = {
  206: "content-range",
  401: "www-authenticate",
  405: "allow",
  407: "proxy-authenticate",
  426: "upgrade",
};

interface HeaderFormat {
  regExp: RegExp;
  /** The rest of the sentence `must be …`. */
  description: string;
}

const date =
  "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

/** The formats that HTTP requires, even if the schema of the contract allows others (RFC 9110). By lowercase name. */
export const headerFormats: Record<string, HeaderFormat> = {
  etag: { regExp: /^(W\/)?"[^"\s]*"$/, description: "an entity tag in double quotes (RFC 9110, section 8.8.3)" },
  "last-modified": { regExp: RegExp(`^${date}$`), description: "an HTTP date (RFC 9110, section 5.6.7)" },
  "retry-after": {
    regExp: RegExp(`^(\\d+|${date})$`),
    description: "a number of seconds or an HTTP date (RFC 9110, section 10.2.3)",
  },
};
