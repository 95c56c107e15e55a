export interface RawRequest {
  method: string;
  /** Path and query, still percent-encoded. */
  target: string;
  /** Header fields by lowercase name. */
  headers: Record<string, string | string[] | undefined>;
  /** `"tooLarge"` if it exceeds the maximum size. */
  body: Uint8Array | "tooLarge" | undefined;
  /** The client's address, which rate limits apply to. */
  address: string;
  /** The origin of the mock, such as `http://127.0.0.1:4010`. */
  origin: string;
}

export interface MockResponse {
  /** The operationId. Missing if the path is unknown. */
  operation?: string;
  /** The name of the user whose token was sent: `ada`. */
  user?: string;
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
  /** The body of a response of the proxy's target. `body` is its text for logs. */
  bytes?: Uint8Array;
  /** Departures from the contract, found by the proxy. */
  violations?: string[];
  /** Sent instead of `body`. */
  stream?: ReadableStream<Uint8Array> | undefined;
  /** Milliseconds to wait before sending. */
  delay?: number;
  /** How a fault interrupts the response: it is not sent, or only its first half is sent. */
  interrupted?: "dropped" | "truncated";
}

/** RFC 9110: these responses have no content. */
export const statusesWithoutContent: readonly number[] = [204, 205, 304];

/** `time` is in milliseconds since 1970, `duration` in milliseconds. */
export interface Exchange {
  raw: RawRequest;
  response: MockResponse;
  time: number;
  duration: number;
}
