import type { Operation, Parameter, Response } from "@crewkit/openapi";
import type { Edit } from "../cases/test-case.ts";
import type { RequestOverrides } from "../plan/facts.ts";
import { isObject, readBody, without, withValue } from "../values/json.ts";
import type { HttpRequest, HttpResponse } from "./exchange.ts";
import { isFormType, isJsonType } from "./media-type.ts";

/** A request with unserialized values. */
export interface RequestDraft {
  operation: Operation;
  /** Replaces the operation's method. */
  method?: string;
  /** The caller: an actor or the outsider. */
  as: string;
  /** Replaces the caller's token. Null sends no token. */
  token?: string | null | undefined;
  path: Record<string, string>;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body: unknown;
  /** Expected values of the response, by JSON pointer. */
  expected?: RequestOverrides["expected"] | undefined;
  /** Replaces `body` with text that need not be JSON. */
  raw?: string;
  /** Replaces the Content-Type. Null sends none. */
  mediaType?: string | null;
}

/** A response with its parsed body. */
export interface ParsedResponse {
  draft: RequestDraft;
  /** Parsed JSON, or the text if it is not JSON. Undefined if empty. */
  body: unknown;
  headers: Headers;
  status: number;
}

export function parseResponse(draft: RequestDraft, { status, headers, text }: HttpResponse): ParsedResponse {
  return { draft, status, headers, body: readBody(text) };
}

export function applyEdits(draft: RequestDraft, edits: readonly Edit[]): RequestDraft {
  return edits.reduce(applyEdit, draft);
}

function applyEdit(draft: RequestDraft, edit: Edit): RequestDraft {
  switch (edit.in) {
    case "body":
      return "remove" in edit
        ? { ...draft, body: without(draft.body, edit.at) }
        : { ...draft, body: withValue(draft.body, edit.at, edit.value) };
    case "query":
      return { ...draft, query: { ...draft.query, [edit.name]: new RepeatedValues(edit.values) } };
    case "path": {
      const { path } = draft;
      const changed =
        "uppercase" in edit
          ? edit.uppercase.map((name) => [name, path[name]?.toUpperCase() ?? ""])
          : [[edit.name, edit.value]];
      return { ...draft, path: { ...path, ...Object.fromEntries(changed) } };
    }
    case "raw":
      return { ...draft, raw: edit.text };
    case "media type":
      return { ...draft, mediaType: edit.value };
    case "header":
      return { ...draft, headers: withHeader(draft.headers, edit.name, edit.value) };
    case "as": {
      // The plan's token belongs to another actor.
      const { token: _, ...others } = draft;
      return { ...others, as: edit.actor };
    }
    case "token":
      return { ...draft, token: edit.token };
    case "revoked token":
      return draft;
  }
}

function withHeader(headers: RequestDraft["headers"], name: string, value: string | null): RequestDraft["headers"] {
  const others = Object.entries(headers).filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}

// Values of a query parameter that are sent as separate name-value pairs.
class RepeatedValues {
  readonly values: readonly string[];
  constructor(values: readonly string[]) {
    this.values = values;
  }
}

/** @param token authenticates the caller (RFC 6750, section 2.1). */
export function serializeRequest(draft: RequestDraft, token?: string): HttpRequest {
  const { operation, path, query, headers, body, raw, mediaType = requestMediaType(operation) } = draft;
  const { method = operation.method } = draft;
  const text = raw ?? (body === undefined ? undefined : serializeBody(body, requestMediaType(operation)));
  const contentType = text !== undefined && mediaType !== null && { "Content-Type": mediaType };
  // Test cases use `%zz` for a path that cannot be decoded.
  const encode = (value = "") => (value === "%zz" ? value : encodeURIComponent(value));
  const filled = operation.path.replace(/\{([^}]*)\}/g, (_, name) => encode(path[name]));
  const search = operation.parameters.filter((each) => each.in === "query").flatMap((each) => serialize(each, query));
  const authorization = token !== undefined && { Authorization: `Bearer ${token}` };
  return {
    operation,
    method: method.toUpperCase(),
    target: filled + (search.length > 0 ? `?${search.join("&")}` : ""),
    headers: { ...accept(operation), ...authorization, ...contentType, ...headers },
    body: text,
  };
}

// Only the style `form` (OpenAPI 3.1, section 4.8.12.2).
function serialize({ name, explode = true }: Parameter, { [name]: value }: RequestDraft["query"]): string[] {
  if (value === undefined) return [];
  const encode = (text: unknown) => encodeURIComponent(String(text));
  const pair = (text: unknown) => `${encode(name)}=${encode(text)}`;
  if (value instanceof RepeatedValues) return value.values.map(pair);
  if (!Array.isArray(value)) return [pair(value)];
  return explode ? value.map(pair) : [`${encode(name)}=${value.map(encode).join(",")}`];
}

// Prefers JSON, which the checks can read, if a response is documented in several media types.
function accept({ responses }: Operation): Record<string, string> {
  const typesOf = ({ content = {} }: Response) => Object.keys(content);
  const isChoice = (types: string[]) => types.some(isJsonType) && !types.every(isJsonType);
  if (!Object.values(responses).some((each) => isChoice(typesOf(each)))) return {};
  const jsonTypes = Object.values(responses).flatMap(typesOf).filter(isJsonType);
  return { Accept: [...new Set(jsonTypes), "*/*;q=0.1"].join(", ") };
}

export function requestMediaType({ requestBody }: Operation): string {
  const types = Object.keys(requestBody?.content ?? {});
  return types.find(isJsonType) ?? types[0] ?? "application/json";
}

/** Serializes a value as form fields or JSON. A string in any other media type is returned unchanged. */
function serializeBody(body: unknown, mediaType: string): string {
  if (isFormType(mediaType) && isObject(body))
    return new URLSearchParams(Object.entries(body).flatMap(toPairs)).toString();
  return typeof body === "string" && !isJsonType(mediaType) ? body : JSON.stringify(body);
}

// The default encodings (OpenAPI 3.1, section 4.8.15.1): arrays are repeated, and objects are JSON.
function toPairs([name, value]: [string, unknown]): [name: string, text: string][] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((each) => [name, isObject(each) ? JSON.stringify(each) : String(each)]);
}
