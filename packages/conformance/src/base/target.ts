import type { Send } from "./exchange.ts";

/** A server that implements the API. */
export interface Target {
  /** `mock`, `prism` or the URL. */
  name: string;
  url: string;
  /** Tokens by actor. */
  tokens: Record<string, string>;
  /** Allows tests that write. */
  writes: boolean;
  /** Ids of existing resources to use, by path template. */
  resources?: Record<string, string[]>;
  capabilities: Capabilities;
  /** Sends requests to a server in this process. Defaults to HTTP. */
  send?: Send;
  /** Stores nothing. Each response is requested by its status with the header `Prefer: code=404`. */
  stateless?: boolean;
  /** The default of the run option `closed`. True if responses only contain declared fields. */
  closed?: boolean;
  /** Closing the target deletes its data, so that cleanup is not needed. */
  disposable?: boolean;
  /** How to start the server again to reproduce failures, and its URL then. */
  restart?: { command: string; url: string };
  close(): Promise<void>;
}

/** Features beyond the API. Tests that need a missing capability are skipped. */
export interface Capabilities {
  /** Advances the target's clock by some seconds. */
  advanceClock?(seconds: number): Promise<void>;
  /** Makes the next request of an operation fail with a status. */
  injectError?(operationId: string, status: number): Promise<void>;
  /** Returns the token in the link of the next email to an address, or undefined if there is no new email. */
  readEmail?(address: string): Promise<string | undefined>;
  /** Creates a resource that no operation creates, and returns its id: `createResource("/playbooks/{}", organizationId)`. */
  createResource?(pathPattern: string, parentId: string): Promise<string>;
  /** The origin of the web app (`https://dashboard.example`) for passkeys. */
  webOrigin?: string;
}
