import type { Contract } from "@crewkit/openapi";
import type { SnapshotJson } from "./control/snapshot.ts";

/** How a mock behaves. */
export interface MockOptions {
  /**
   * Where ids and tokens come from: the same seed gives the same ones, in the same order. Default 1. With `state` they go
   * on where those of the snapshot stood.
   */
  seed?: number;
  /** Whether tokens are needed. Without, whoever has no good one is Ada, the owner of Acme. Default true. */
  auth?: boolean;
  /** Whether the rate limits refuse; without, the headers count all the same. Default true. */
  limits?: boolean;
  /** Milliseconds that each answer waits. Default 0. */
  latency?: number;
  /** Which origin may call from a page (CORS): `*`, an origin, or false for none. Default `*`. */
  cors?: string | false;
  /** The moment in which the mock's time begins (RFC 3339). Default: that of `state`, or now by this machine's clock. */
  now?: string;
  /** A snapshot to begin with, and to go back to by a reset. Default: the example world. */
  state?: SnapshotJson;
  /** The contract to answer by. Default: the one of `@crewkit/openapi`. */
  contract?: Contract;
}
