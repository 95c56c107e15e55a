/**
 * How to bring an operation to each of its statuses: an entry of `test-requests/<tag>.yaml`. What is left out is as in the
 * contract's examples. The README tells what the values that begin with `$` stand for.
 */
export interface OperationTestRequests {
  [success: `2${number}`]: TestRequest & { sample?: SampleOverrides };
  /** By a name: requests that the state refuses. Each is the successful request with some parts changed. */
  [error: `4${number}`]: Record<string, TestRequest>;
  /** Fields of the body, or query parameters, that name something that exists: they are not generated. */
  notGenerated?: string[];
  /** Fields of the body of which no two things have the same value. */
  unique?: string[];
  /** Fields of the body that the API rewrites, so that its answer does not show them as they were sent. */
  normalized?: string[];
  /** Fields of the answer that change with it beside those that were sent, such as a status. */
  updated?: string[];
  /** In which order the request is judged, where that is not the usual one. */
  precedence?: string[];
  /** Whether the request can be sent twice, and the second one changes nothing (RFC 9110, section 9.2.2). */
  idempotent?: true;
  /** Whether it changes nothing, though it is no GET. */
  readOnly?: true;
  /** What an answer of success must have, by JSON pointers into it. */
  expected?: Record<string, ExpectedValue>;
}

/** A value that an answer must have: itself, or what makes it. A text such as `$request.body#/name` points to another. */
export type ExpectedValue =
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
export interface TestRequest extends RequestParts {
  before?: SetupStep[];
}

/** A step before a request. Names in capitals are variables, which the steps and parts after it use as `$NAME`. */
export interface SetupStep extends Omit<RequestParts, "as" | "query"> {
  /** The operation whose successful request is sent, with the other parts of the step; its own steps are not taken. */
  operation?: string;
  /** The status that must come. Default: any success. */
  status?: number;
  /** What is kept of the answer: JSON pointers by variable. */
  save?: Record<string, string>;
  /** Variables and their values. */
  set?: Record<string, string>;
  /** Seconds to let pass. */
  wait?: number;
}

/** What a sample of the docs needs beside the contract's examples. It is sent to a mock with the example world. */
export interface SampleOverrides {
  /** The name of the contract's example that is shown. By default the first of the answer. */
  example?: string;
  /** The query that the example is an answer to. */
  query?: Record<string, unknown>;
  /** What differs from the example's body; the answer then shows the same values. */
  body?: Record<string, unknown>;
  /** What else differs from the example's answer. */
  response?: Record<string, unknown>;
  /** What brings the mock to where the sample works. */
  before?: SampleSetupStep[];
  /** The same for readers: a line of Markdown. */
  note?: string;
  /** JSON pointers into the answer: what is new each time. */
  volatile?: string[];
  /** Whether the answer goes by the calendar, so that a mock of another day has another. */
  dependsOnDate?: boolean;
}

/** A step before a sample. */
export interface SampleSetupStep {
  /** The operation whose sample is sent; or `mails`, those that the mock would have sent. */
  operation: string;
  /** The parameters of its path that are not those of its sample. */
  path?: Record<string, string>;
  /** What is kept of the answer: JSON pointers by variable. */
  save?: Record<string, string>;
  /** What a browser makes of it: base64url of JSON, by variable. */
  encode?: Record<string, unknown>;
}
