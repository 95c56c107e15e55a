/**
 * How to bring an operation to each of its statuses: an entry of `recipes/<tag>.yaml`. What is left out is as in the
 * contract's examples. The README tells what the values that begin with `$` stand for.
 */
export interface OperationRecipe {
  [success: `2${number}`]: RecipeRequest & { sample?: SampleRecipe };
  /** By a name: requests that the state refuses. Each is the successful request with some parts changed. */
  [error: `4${number}`]: Record<string, RecipeRequest>;
  /** Fields of the body, or query parameters, that name something that exists: they are not generated. */
  keep?: string[];
  /** Fields of the body of which no two things have the same value. */
  unique?: string[];
  /** Fields of the body that the API rewrites, so that its answer does not show them as they were sent. */
  normalized?: string[];
  /** Fields of the answer that change with it beside those that were sent, such as a status. */
  moving?: string[];
  /** In which order the request is judged, where that is not the usual one. */
  precedence?: string[];
  /** Whether the request can be sent twice, and the second one changes nothing (RFC 9110, section 9.2.2). */
  idempotent?: true;
  /** Whether it changes nothing, though it is no GET. */
  reads?: true;
  /** What an answer of success must have, by JSON pointers into it. */
  shows?: Record<string, ShownValue>;
}

/** A value that an answer must have: itself, or what makes it. A text such as `$request.body#/name` points to another. */
export type ShownValue =
  | string
  | number
  | boolean
  | null
  /** The SHA-256 of a text. */
  | { sha256: string }
  /** null if the count at a JSON pointer of the answer is 0: the mean of nothing is none. */
  | { null_without: string };

/** Parts of a request. */
export interface RequestParts {
  /** Who sends it: an actor or the stranger. */
  as?: string;
  token?: string;
  path?: Record<string, string> | string;
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
}

/** A request, and what comes before it. */
export interface RecipeRequest extends RequestParts {
  before?: RecipeStep[];
}

/** A step before a request. Names in capitals are variables, which the steps and parts after it use as `$NAME`. */
export interface RecipeStep extends Omit<RequestParts, "as" | "query"> {
  /** The operation whose successful request is sent, with the other parts of the step; its own steps are not taken. */
  call?: string;
  /** The status that must come. Default: any success. */
  status?: number;
  /** What is kept of the answer: JSON pointers by variable. */
  keep?: Record<string, string>;
  /** Variables and their values. */
  set?: Record<string, string>;
  /** Seconds to let pass. */
  wait?: number;
}

/** What a sample of the docs needs beside the contract's examples. It is sent to a mock with the example world. */
export interface SampleRecipe {
  /** The name of the contract's example that is shown. By default the first of the answer. */
  example?: string;
  /** The query that the example is an answer to. */
  query?: Record<string, unknown>;
  /** What differs from the example's body; the answer then shows the same values. */
  body?: Record<string, unknown>;
  /** What else differs from the example's answer. */
  answer?: Record<string, unknown>;
  /** What brings the mock to where the sample works. */
  before?: SampleStep[];
  /** The same for readers: a line of Markdown. */
  note?: string;
  /** JSON pointers into the answer: what is new each time. */
  differs?: string[];
  /** Whether the answer goes by the calendar, so that a mock of another day has another. */
  dated?: boolean;
}

/** A step before a sample. */
export interface SampleStep {
  /** The operation whose sample is sent; or `mails`, those that the mock would have sent. */
  call: string;
  /** The parameters of its path that are not those of its sample. */
  path?: Record<string, string>;
  /** What is kept of the answer: JSON pointers by variable. */
  keep?: Record<string, string>;
  /** What a browser makes of it: base64url of JSON, by variable. */
  encode?: Record<string, unknown>;
}
