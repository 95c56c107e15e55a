import type { Operation, Parameter } from "@crewkit/openapi";
import type { Edit } from "../cases/case.ts";
import { isObject, readBody, without, withValue } from "../values/json.ts";
import type { Answer, Request } from "./exchange.ts";
import { isJsonType } from "./media-type.ts";

/** A request before it is written down: values by name. */
export interface Draft {
  operation: Operation;
  /** Who asks: an actor or the stranger. */
  as: string;
  /** A token in the place of theirs; null: none. */
  token?: string | null | undefined;
  path: Record<string, string>;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  /** undefined: none. */
  body: unknown;
  /** The body as it is sent, where it is no JSON of `body`. */
  raw?: { text: string; mediaType: string };
}

/** What came of a draft: the answer, with its body read as JSON. */
export interface Came {
  draft: Draft;
  /** As JSON, or the text where it is none; undefined where there is none. */
  body: unknown;
  headers: Headers;
  status: number;
}

export function readAnswer(draft: Draft, { status, headers, text }: Answer): Came {
  return { draft, status, headers, body: readBody(text) };
}

export function edited(draft: Draft, edits: readonly Edit[]): Draft {
  return edits.reduce(edit, draft);
}

function edit(draft: Draft, change: Edit): Draft {
  switch (change.in) {
    case "body":
      return "remove" in change
        ? { ...draft, body: without(draft.body, change.at) }
        : { ...draft, body: withValue(draft.body, change.at, change.value) };
    case "query":
      return { ...draft, query: { ...draft.query, [change.name]: new Repeated(change.values) } };
    case "path": {
      const { path } = draft;
      const changed =
        "capitals" in change
          ? change.capitals.map((name) => [name, path[name]?.toUpperCase() ?? ""])
          : [[change.name, change.value]];
      return { ...draft, path: { ...path, ...Object.fromEntries(changed) } };
    }
    case "raw":
      return { ...draft, raw: { text: change.text, mediaType: change.mediaType ?? mediaTypeOf(draft.operation) } };
    case "header":
      return { ...draft, headers: withHeader(draft.headers, change.name, change.value) };
    case "as": {
      // A token that the plan gave is another's.
      const { token: _, ...others } = draft;
      return { ...others, as: change.who };
    }
    case "token":
      return { ...draft, token: change.token };
    case "spent token":
      return draft;
  }
}

function withHeader(headers: Draft["headers"], name: string, value: string | null): Draft["headers"] {
  const others = Object.entries(headers).filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}

// What a case wrote for a query parameter: so many texts, each sent as it is.
class Repeated {
  readonly values: readonly string[];
  constructor(values: readonly string[]) {
    this.values = values;
  }
}

/** Writes a draft down. `credentials` are the headers of who asks. */
export function write(draft: Draft, credentials: Record<string, string>): Request {
  const { operation, path, query, headers, body, raw } = draft;
  const text = raw?.text ?? (body === undefined ? undefined : JSON.stringify(body));
  // `%zz` stays as it is: a case that wants a path that does not decode says so.
  const encode = (value = "") => (value === "%zz" ? value : encodeURIComponent(value));
  const filled = operation.path.replace(/\{([^}]*)\}/g, (_, name) => encode(path[name]));
  const search = operation.parameters.filter((each) => each.in === "query").flatMap((each) => serialize(each, query));
  return {
    operation,
    method: operation.method.toUpperCase(),
    target: filled + (search.length > 0 ? `?${search.join("&")}` : ""),
    headers: {
      ...credentials,
      ...(text !== undefined && { "Content-Type": raw?.mediaType ?? mediaTypeOf(operation) }),
      ...headers,
    },
    body: text,
  };
}

function serialize({ name, style = "form", explode = style === "form" }: Parameter, query: Draft["query"]): string[] {
  const value = query[name];
  if (value === undefined) return [];
  const pair = (text: unknown, key = name) => `${encodeURIComponent(key)}=${encodeURIComponent(String(text))}`;
  if (value instanceof Repeated) return value.values.map((text) => pair(text));
  if (!isObject(value)) return [pair(value)];
  const entries = Object.entries(value);
  if (style === "deepObject") return entries.map(([key, each]) => pair(each, `${name}[${key}]`));
  if (explode) return entries.map(([key, each]) => pair(each, Array.isArray(value) ? name : key));
  const parts = Array.isArray(value) ? value : entries.flat();
  const texts = parts.map((each) => encodeURIComponent(String(each)));
  return [`${encodeURIComponent(name)}=${texts.join(separators[style] ?? ",")}`];
}

// By style (OpenAPI 3.1, section 4.8.12.2), as it is in a URL.
const separators: Record<string, string> = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };

function mediaTypeOf({ requestBody }: Operation): string {
  const types = Object.keys(requestBody?.content ?? {});
  return types.find(isJsonType) ?? types[0] ?? "application/json";
}
