/**
 * The requests that get the responses of an operation, from `requests/<tag>.yaml`. Omitted values come from the contract's
 * examples. README.md describes the values that begin with `$`.
 */
export interface OperationTestRequests {
  /** By name of the example: the requests that return it from a mock with the sample data. */
  [success: `2${number}`]: Record<string, TestRequest>;
  /**
   * By name of the example: requests that any server rejects with this error. They override parts of `success`. If an
   * error has several causes, its name is followed by the cause: `ended (a compacted session)`.
   */
  [error: `4${number}`]: Record<string, TestRequest>;
  /** A request that succeeds on any server. */
  success?: TestRequest;
  /** How the code sample in the docs differs from the examples. */
  sample?: SampleOverrides;
  /** Body properties or query parameters that must refer to existing resources. */
  notGenerated?: string[];
  /** Optional body properties without which the state rejects the successful request. */
  needed?: string[];
  /** Body properties with unique values. */
  unique?: string[];
  /** Body properties that the API normalizes before it returns them. */
  normalized?: string[];
  /** Response fields that change although the request does not contain them, such as a status. */
  updated?: string[];
  /** The order of validation, if it differs from the default. */
  precedence?: string[];
  /** True if sending the request again has no further effect (RFC 9110, section 9.2.2). */
  idempotent?: true;
  /** Expected values of a success response, by JSON pointer. */
  expected?: Record<string, ExpectedValue>;
}

/** An expected value. A string such as `$request.body#/name` refers to another value. */
export type ExpectedValue =
  | string
  | number
  | boolean
  | null
  /** The SHA-256 hash of a string. */
  | { sha256: string }
  /** Null if the count at this JSON pointer of the response is 0. */
  | { null_without: string };

export interface RequestParts {
  /** The actor who sends the request, or the outsider. */
  as?: string;
  token?: string;
  path?: Record<string, string> | string;
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
}

export interface TestRequest extends RequestParts {
  before?: SetupStep[];
}

/** A step before a request. Later steps and parts use a variable `NAME` as `$NAME`. */
export interface SetupStep extends Omit<RequestParts, "as" | "query"> {
  /**
   * Sends the successful request of this operation with the parts of the step, without the operation's own steps. In a
   * sample, sends the operation's sample, or lists the emails of the mock for `mails`.
   */
  operation?: string;
  /** The expected status code. Default: any 2xx. */
  status?: number;
  /** Saves values of the response: JSON pointers by variable. */
  save?: Record<string, string>;
  /** Values by variable. */
  set?: Record<string, string>;
  /** In a sample, sets variables to the base64url of a JSON value, as a browser would create it. */
  encode?: Record<string, unknown>;
  /** In seconds. */
  wait?: number;
}

/** Overrides for the sample of an operation in the docs. The sample runs against a mock with the sample data. */
export interface SampleOverrides {
  /** The name of the example to show. Default: the first example of the response. */
  example?: string;
  /** Body properties that differ from the example. The same values replace the values of the response. */
  body?: Record<string, unknown>;
  /** Response values that differ from the example. */
  response?: Record<string, unknown>;
  /** Steps that prepare the mock. */
  before?: SetupStep[];
  /** A line of Markdown that explains the preparation to readers. */
  note?: string;
  /** JSON pointers of response values that change on each request. */
  volatile?: string[];
  /** True if the response depends on the current date. */
  dependsOnDate?: boolean;
}
