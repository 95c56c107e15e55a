import type { Contract } from "@crewkit/openapi";
import type { Control } from "./control/control.ts";
import type { FirstCall, Person } from "./first-call.ts";

/** A mock, with or without a port. */
export interface Mock extends Control {
  /** The base URL of the API, such as `http://127.0.0.1:4010/api/v1`. Without a port: `http://crewkit.test/api/v1`. */
  url: string;
  /** The origin. The control API is under `/__mock/`. */
  origin: string;
  /**
   * Handles a request in memory. A drop-in replacement for the global `fetch`. Any origin works:
   * `http://crewkit.test/api/v1/health`.
   *
   * @throws TypeError if a fault drops the connection or the mock is closed; the abort reason if the request is
   * aborted.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** A token, an organization and a curl command for your first request. */
  firstCall: FirstCall;
  /** The sample users that still have a well-known token, with their current roles. */
  people(): Person[];
  /**
   * Replaces the contract and keeps the state and the URL.
   *
   * @throws if the contract is invalid. The mock keeps the previous one.
   */
  reload(contract: Contract): void;
  /** Stops accepting requests, and closes all connections. Can be called twice. A mock without a port needs no cleanup. */
  close(): Promise<void>;
}
