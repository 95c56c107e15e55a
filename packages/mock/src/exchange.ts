/** A request as it came, before anything of it was understood. */
export interface RawRequest {
  method: string;
  /** The request target: path and query, still encoded. */
  target: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** A request that the steps have understood. */
export interface MockRequest {
  /** In lower case, as the contract has it. */
  method: string;
  /** Below the base path, still encoded: `/{org_id}/projects` filled in. */
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  /** The parsed JSON; undefined where there was none. */
  body: unknown;
}

/** What the mock answers. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** To be written as JSON. */
  body: unknown;
}
