/** Something that answers as the API. */
export interface Target {
  /** For reports: `mock`, `prism`, or the URL. */
  name: string;
  /** The base URL. */
  url: string;
  /** Tokens by who they belong to. */
  tokens: Record<string, string>;
  /** Whether the suite may change something there. */
  writes: boolean;
  /** Ids of things to work with, by path template, in the place of new ones. */
  resources?: Record<string, string[]>;
  capabilities: Capabilities;
  /** Whether it remembers nothing: then each answer is asked for by its status (`Powers.prefer`), and nothing else. */
  stateless?: boolean;
  /** Whether all that was made there goes when it is closed, so that an interrupted run need not clean up. */
  disposable?: boolean;
  close(): Promise<void>;
}

/** What a target can do beyond its API. What it can't, the suite lists as not reached. */
export interface Capabilities {
  /** Lets time pass, in seconds, at once. */
  advanceClock?(seconds: number): Promise<void>;
  /** Lets the next request of an operation fail with a status. */
  injectError?(operationId: string, status: number): Promise<void>;
  /** The newest mail to an address: the token of its link. */
  readMail?(address: string): Promise<string>;
  /** The origin of the API's pages (`https://dashboard.example`), for which passkeys are made (WebAuthn Level 3). */
  webOrigin?: string;
  /** Answers with an example of the status that the header asks for, whatever the request. */
  prefer?(status: number): Record<string, string>;
}
