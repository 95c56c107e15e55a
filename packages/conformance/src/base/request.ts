import type { Operation } from "@crewkit/openapi";
import type { ResponseHeaders } from "./exchange.ts";

/** A request with unserialized values. */
export interface RequestDraft {
  operation: Operation;
  /** Replaces the operation's method. */
  method?: string;
  /** The caller: an actor or the outsider. */
  as: string;
  /** Replaces the caller's token. Null sends no token. */
  token?: string | null | undefined;
  /** Sends the token without its last character. */
  cutsToken?: boolean;
  /** The scheme of the token. Defaults to `Bearer`. */
  scheme?: string;
  path: Record<string, string>;
  /** Replaces values of `path` with percent-encoded text. */
  encodedPath?: Record<string, string>;
  query: Record<string, unknown>;
  /** Replaces values of `query` with percent-encoded name-value pairs. */
  encodedQuery?: Record<string, string[]>;
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
  headers: ResponseHeaders;
  status: number;
}

/** Changes to the contract's example request. */
export interface RequestOverrides {
  /** The caller, an actor or the outsider: `as: "reader"` */
  as?: string;
  /** Replaces the actor's token. Null sends none: `token: null` */
  token?: string | null;
  /** The ids, by path parameter: `path: { shelf: "poetry" }` */
  path?: Record<string, string>;
  /** Added to the required query parameters: `query: { floor: 2 }` */
  query?: Record<string, unknown>;
  /** Added to the required headers: `headers: { "Accept-Language": "de" }` */
  headers?: Record<string, string>;
  /** Replaces the whole body: `body: { title: "Emma" }` */
  body?: unknown;
  /** Only for `errors`: expected values of the response, by JSON pointer: `expected: { "/code": "lent" }` */
  expected?: Record<string, ExpectedField>;
}

/** A value, or a function that returns the value. If the function returns undefined, any value is accepted. */
export type ExpectedField =
  | string
  | number
  | boolean
  | null
  | ((responseBody: unknown, requestBody: unknown) => unknown);

/** The request of the plan to start from. */
export type RequestBase = { status: number; name?: string | undefined } | "success";

export type Item = Record<string, unknown>;
