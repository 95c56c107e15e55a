import type { Operation } from "@crewkit/openapi";

export interface HttpRequest {
  operation: Operation;
  /** In upper case. */
  method: string;
  /** The path below the base URL, with the query. */
  target: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface HttpResponse {
  status: number;
  headers: Headers;
  text: string;
  /** True where the body's bytes are no UTF-8; each that is none stands as U+FFFD in the text. */
  garbled?: true;
}

export interface Exchange {
  request: HttpRequest;
  response: HttpResponse;
}

/** A request that got no answer, or none that can be read to its end. */
export class NoResponseError extends Error {
  override name = "NoResponseError";
  readonly request: HttpRequest;
  constructor(request: HttpRequest, message: string) {
    super(message);
    this.request = request;
  }
}
