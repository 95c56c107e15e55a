/** A server that implements the API. */
export interface Target {
  /** The name in reports: `mock`, `prism` or the URL. */
  name: string;
  url: string;
  /** Tokens by actor. */
  tokens: Record<string, string>;
  /** True if the suite may write to the target. */
  writes: boolean;
  /** Ids of existing resources to use, by path template. */
  resources?: Record<string, string[]>;
  capabilities: Capabilities;
  /** True if the target stores nothing. Each response is then requested by its status (`Capabilities.prefer`). */
  stateless?: boolean;
  /** True if closing the target deletes its data, so that an interrupted run need not clean up. */
  disposable?: boolean;
  close(): Promise<void>;
}

/** Features beyond the API. Tests that need a missing capability are skipped. */
export interface Capabilities {
  /** Advances the target's clock by some seconds. */
  advanceClock?(seconds: number): Promise<void>;
  /** Makes the next request of an operation fail with a status. */
  injectError?(operationId: string, status: number): Promise<void>;
  /** Returns the token in the link of the latest email to an address. */
  readMail?(address: string): Promise<string>;
  /** The origin of the web app (`https://dashboard.example`), which passkeys are created for (WebAuthn Level 3). */
  webOrigin?: string;
  /** Headers that request an example response with a status, whatever the request. */
  prefer?(status: number): Record<string, string>;
}
