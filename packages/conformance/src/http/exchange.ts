import type { Operation } from "@crewkit/openapi";

export interface Request {
  operation: Operation;
  /** In upper case. */
  method: string;
  /** The path below the base URL, with the query. */
  target: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** True where the body's bytes are no UTF-8; each that is none stands as U+FFFD in the text. */
  garbled?: true;
}

export interface Exchange {
  request: Request;
  answer: Answer;
}

/** A request that got no answer, or none that can be read to its end. */
export class NoAnswer extends Error {
  override name = "NoAnswer";
  readonly request: Request;
  constructor(request: Request, message: string) {
    super(message);
    this.request = request;
  }
}
