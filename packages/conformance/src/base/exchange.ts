import type { Operation } from "@crewkit/openapi";

export interface HttpRequest {
  operation: Operation;
  method: string;
  /** Path and query, relative to the base URL. */
  target: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface HttpResponse {
  status: number;
  headers: ResponseHeaders;
  text: string;
  /** The body is not valid UTF-8. Invalid bytes are U+FFFD in `text`. */
  invalidUtf8?: true;
}

/** Names are lowercase. Values with the same name are joined by commas (RFC 9110, section 5.3). */
export interface ResponseHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
  has(name: string): boolean;
  keys(): Iterable<string>;
}

export interface Exchange {
  request: HttpRequest;
  response: HttpResponse;
}

/** The request got no response, or an incomplete one. */
export class NoResponseError extends Error {
  override name = "NoResponseError";
  readonly request: HttpRequest;
  readonly timedOut: boolean;
  constructor(request: HttpRequest, message: string, timedOut = false) {
    super(message);
    this.request = request;
    this.timedOut = timedOut;
  }
}

/** The token in the `Authorization` header, without its scheme. */
export function tokenIn({ Authorization: value }: HttpRequest["headers"]): string | undefined {
  return value?.replace(/^\w+ /, "");
}

export type Send = (request: HttpRequest) => Promise<HttpResponse>;
