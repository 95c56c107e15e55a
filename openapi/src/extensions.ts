/** What the contract's root says for programs. */
export interface RootExtensions {
  "x-rate-limits"?: RateLimits;
  "x-error-matrix"?: ErrorMatrix;
  /** The largest request body, in bytes. */
  "x-max-body-bytes"?: number;
}

/** `x-rate-limits` at the root: the two limits, and the headers that tell of them on every response. */
export interface RateLimits {
  /** The header's name, by what it tells. */
  headers: Record<string, string>;
  /** So many requests in so many seconds, for an organization or for an address. */
  limits: { scope: string; requests: number; seconds: number }[];
}

/** `x-error-matrix` at the root: which kind of operation documents which status, and what each status means. */
export interface ErrorMatrix {
  /** `has` names what makes an operation of this kind; one of them is enough. */
  kinds: { kind: string; has: string[]; statuses: string[] }[];
  /** By status: its name, what causes it, what the body looks like and what the caller should do, in Markdown. */
  statuses: Record<string, { name: string; cause: string; body: string; caller: string }>;
}
