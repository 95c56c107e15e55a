/** A request as it came, before anything of it was understood. */
export interface RawRequest {
  method: string;
  /** The request target: path and query, still encoded. */
  target: string;
  /** By name in lower case. */
  headers: Record<string, string | string[] | undefined>;
  /** The body's bytes; `"tooLarge"` where there were more than the contract allows. */
  body: Uint8Array | "tooLarge" | undefined;
  /** Where the request comes from: the address that the limit of addresses counts by. */
  address: string;
  /** Where the mock is reached, such as `http://127.0.0.1:4010`. */
  origin: string;
}

export interface MockResponse {
  /** The operation that was asked for; missing where there is none at the path. */
  operation?: string;
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds to wait before it is sent. */
  delay?: number;
  /** How a fault spoils the delivery: no answer at all, or one that ends in its middle. */
  interrupted?: "dropped" | "truncated";
}

/** An exchange as it was, with the time at which it began and how long it took, both in milliseconds. */
export interface Exchange {
  raw: RawRequest;
  response: MockResponse;
  time: number;
  duration: number;
}
