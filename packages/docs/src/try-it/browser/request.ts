import type { Operation } from "@crewkit/openapi";
import type { ParameterField } from "./operation.ts";

export interface ParameterValue extends Pick<ParameterField, "name" | "location" | "isList"> {
  text: string;
}

export interface RequestDraft {
  baseUrl: string;
  values: ParameterValue[];
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
 * Prepares a request. Omits empty query parameters and headers.
 *
 * @example
 * prepareRequest({ method: "get", path: "/{org_id}/projects" }, { baseUrl, values, token, body: undefined }).target;
 */
export function prepareRequest(
  { method, path }: Pick<Operation, "method" | "path">,
  draft: RequestDraft,
): PreparedRequest {
  const { baseUrl, values, token, body } = draft;
  const at = (location: ParameterValue["location"]) =>
    values.filter((value) => value.location === location && value.text !== "");
  const textOf = new Map(at("path").map(({ name, text }) => [name, text]));
  const query = at("query").map((value) => `${encode(value.name)}=${encodeValue(value)}`);
  return {
    method: method.toUpperCase(),
    baseUrl,
    target:
      path.replace(/\{(\w+)\}/g, (_, name) => encode(textOf.get(name) ?? "")) +
      (query.length > 0 ? `?${query.join("&")}` : ""),
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...Object.fromEntries(at("header").map(({ name, text }) => [name, text])),
    },
    body,
  };
}

// Commas separate the items of an array (OpenAPI 3.1, section 4.8.12: `form` without `explode`).
function encodeValue({ text, isList }: ParameterValue): string {
  return isList ? text.split(",").map(encode).join(",") : encode(text);
}

/** Encodes text for a URL, including characters that are special in a shell. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
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
