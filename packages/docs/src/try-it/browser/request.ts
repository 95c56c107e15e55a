import type { Operation } from "@crewkit/openapi";
import type { ParameterField } from "./operation.ts";

export interface ParameterValue extends Pick<ParameterField, "name" | "location" | "isList"> {
  text: string;
}

export interface RequestDraft {
  /** Without a slash at its end. */
  baseUrl: string;
  values: ParameterValue[];
  token: string | undefined;
  /** As it was typed; undefined for none. */
  body: string | undefined;
}

export interface PreparedRequest {
  method: string;
  baseUrl: string;
  /** Path and query below the base URL. */
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/**
 * Makes the request of what was typed. A query parameter or a header that is empty is left out.
 *
 * @example
 * prepare({ method: "get", path: "/{org_id}/projects" }, { baseUrl, values, token, body: undefined }).target;
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

// The commas of a list stay as they are (OpenAPI 3.1, section 4.8.12: `form` without `explode`).
function encodeValue({ text, isList }: ParameterValue): string {
  return isList ? text.split(",").map(encode).join(",") : encode(text);
}

// Also what a shell would take for its own.
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** What is wrong with a path parameter; undefined where nothing is. */
export function pathError(text: string): string | undefined {
  if (text === "") return "Without it, the path is another one.";
  // Browsers resolve them even where they are encoded (URL Standard, section 4.1).
  if (/^\.\.?$/.test(text)) return "It can't be sent: a browser takes it for a way up the path.";
  return undefined;
}

/** What is wrong with a base URL; undefined where nothing is. */
export function baseUrlError(typed: string): string | undefined {
  const { protocol = "", search, hash, username } = URL.canParse(typed) ? new URL(typed) : ({} as Partial<URL>);
  const fits = /^https?:$/.test(protocol) && !search && !hash && !username;
  return fits ? undefined : "It must be a URL such as https://crewkit.example.com/api/v1.";
}

/** The base URL of what was typed, if nothing is wrong with it: an origin alone gets the API's path. */
export function normalizeBaseUrl(typed: string, basePath: string): string {
  const { origin, pathname } = new URL(typed);
  return origin + (pathname.replace(/\/+$/, "") || basePath);
}

/** Whether a URL leads to the machine that the browser runs on. */
export function isThisMachine(url: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(url).hostname);
}
