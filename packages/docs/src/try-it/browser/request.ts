import type { Operation } from "@crewkit/openapi";
import type { ParameterField } from "./operation.ts";

/** The values of the parameters in each location, without optional parameters that are not sent. */
export type ParameterValues = Record<ParameterField["location"], Record<string, unknown>>;

export interface RequestDraft {
  baseUrl: string;
  values: ParameterValues;
  token: string | undefined;
  /** Undefined for requests without a body. */
  body: string | undefined;
}

export interface PreparedRequest {
  method: string;
  baseUrl: string;
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/**
 * Prepares a request.
 *
 * @example
 * prepareRequest({ method: "get", path: "/{org_id}/projects" }, { baseUrl, values, token, body: undefined }).target;
 */
export function prepareRequest(
  { method, path }: Pick<Operation, "method" | "path">,
  draft: RequestDraft,
): PreparedRequest {
  const { baseUrl, values, token, body } = draft;
  // Commas separate the items of an array (OpenAPI 3.1, section 4.8.12: `form` without `explode`).
  const query = Object.entries(values.query).map(
    ([name, value]) => `${encode(name)}=${[value].flat().map(encode).join(",")}`,
  );
  return {
    method: method.toUpperCase(),
    baseUrl,
    target:
      path.replace(/\{(\w+)\}/g, (_, name) => encode(values.path[name] ?? "")) +
      (query.length > 0 ? `?${query.join("&")}` : ""),
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(values.header as Record<string, string>),
    },
    body,
  };
}

/** Encodes a value for a URL, including characters that are special in a shell. */
export function encode(value: unknown): string {
  return encodeURIComponent(String(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}

/** Validates a path parameter. Returns the error, or undefined. */
export function pathError(text: string): string | undefined {
  if (text === "") return "This path parameter is required.";
  // Browsers resolve dot segments even if they are encoded (URL Standard, section 4.1).
  if (/^\.\.?$/.test(text)) return "Browsers cannot send a path segment that consists of one or two dots.";
  return undefined;
}

/** Validates a base URL. Returns the error, or undefined. */
export function baseUrlError(typed: string): string | undefined {
  const {
    protocol = "",
    search,
    hash,
    username,
    password,
  } = URL.canParse(typed) ? new URL(typed) : ({} as Partial<URL>);
  const isValid = /^https?:$/.test(protocol) && !search && !hash && !username && !password;
  return isValid ? undefined : "Enter a URL such as https://crewkit.example.com/api/v1.";
}

/** Normalizes a valid base URL. Adds the base path to an origin. */
export function normalizeBaseUrl(typed: string, basePath: string): string {
  const { origin, pathname } = new URL(typed);
  return origin + (pathname.replace(/\/+$/, "") || basePath);
}

export function isThisMachine(url: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(url).hostname);
}
