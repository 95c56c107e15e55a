import type { Contract } from "@crewkit/openapi";
import type { MockData } from "../data/data.ts";
import type { SnapshotJson } from "./snapshot.ts";

/** The port of `crewkit-mock`, unless it is in use or `--port` sets another. */
export const defaultPort = 4010;

export interface MockOptions {
  /**
   * Seed for ids and tokens: the same seed produces the same sequence. Default 1. Ignored with `state`, which continues
   * the snapshot's sequence.
   */
  seed?: number;
  /** Require tokens. If false, requests without a valid token act as Ada, the owner of Acme. Default true. */
  auth?: boolean;
  /** Enforce rate limits. The headers are always sent. Default true. */
  limits?: boolean;
  /** Delay of each response in milliseconds. Default 0. */
  latency?: number;
  /**
   * Allowed CORS origin: `*`, an origin, or false to disable CORS. Default `*`. Pages of an origin can also use the control
   * API if you name it, but not with `*`.
   */
  cors?: string | false;
  /** The start time of the clock (RFC 3339). Default: the time of `state`, or the system time. */
  now?: string;
  /** The initial snapshot, which a reset restores. Default: the sample data. */
  state?: SnapshotJson;
  /**
   * Forward requests to a deployment, and log `violations` of the contract: the base URL of its API, or its origin, such as
   * `https://staging.example`. Needs Node.js. Can't be combined with `seed`, `auth`, `limits`, `now`, `state` or `data`.
   */
  proxy?: string;
  /**
   * Records to add to the sample data or to `state`. Missing fields are completed, and a record with an existing ID or
   * unique fields changes the existing record. A reset restores these records too.
   */
  data?: MockData;
  /** The URL of the documentation, which the overview links to. Default: the website of the contract. */
  docs?: string;
  /** The contract to implement. Default: the contract in `@crewkit/openapi`. */
  contract?: Contract;
}

/** Validates the options of untyped callers. `now`, `state` and `data` are validated when they are parsed. */
export function checkOptions(options: MockOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = optionRules[name as keyof MockOptions];
    if (!rule)
      throw new TypeError(
        `Unknown mock option ${name}. The options are ${Object.keys(optionRules).join(", ")}. ${startOptions}`,
      );
    if (value !== undefined && !rule.isValid(value)) {
      // A URL may contain a password.
      const received = name === "proxy" ? "" : `, not ${JSON.stringify(value)}`;
      throw new TypeError(`The mock option ${name} must be ${rule.requirement}${received}.`);
    }
    if (value !== undefined && options.proxy !== undefined && optionsWithoutProxy.includes(name))
      throw new TypeError(`The mock option ${name} can't be combined with proxy, whose target has its own state.`);
  }
}

/** The options of the state and the rules, which the target of a proxy has itself. */
export const optionsWithoutProxy: readonly string[] = ["seed", "auth", "limits", "now", "state", "data"];

const startOptions = "startMock also has the options port, host and log.";

export interface OptionRule {
  requirement: string;
  isValid(value: unknown): boolean;
}

const booleanRule: OptionRule = { requirement: "true or false", isValid: (value) => typeof value === "boolean" };

export const optionRules: Record<keyof MockOptions, OptionRule> = {
  seed: wholeNumber(2 ** 32 - 1),
  auth: booleanRule,
  limits: booleanRule,
  latency: wholeNumber(600_000),
  cors: { requirement: "*, an origin such as https://app.example, or false", isValid: isCors },
  now: { requirement: "a timestamp such as 2026-11-20T14:00:00Z", isValid: (value) => typeof value === "string" },
  state: { requirement: "a snapshot", isValid: () => true },
  data: {
    requirement: 'an object of tables such as {"projects": [{"slug": "pay"}]}',
    isValid: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  },
  proxy: {
    requirement: "a URL such as https://staging.example, without user name, password, query or fragment",
    isValid: (value) => parseTarget(String(value), "") !== undefined,
  },
  docs: { requirement: "a URL such as https://docs.example", isValid: (value) => /^https?:\/\//.test(String(value)) },
  contract: { requirement: "an object", isValid: (value) => typeof value === "object" && value !== null },
};

export function wholeNumber(max: number): OptionRule {
  return {
    requirement: `an integer from 0 to ${max}`,
    isValid: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max,
  };
}

/** Reads the option `proxy`. An origin gets the base path of the contract. Returns undefined for an invalid URL. */
export function parseTarget(text: string, basePath: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    return undefined;
  if (url.pathname === "/") url.pathname = basePath;
  return url;
}

function isCors(value: unknown): boolean {
  return value === false || value === "*" || (URL.canParse(String(value)) && new URL(String(value)).origin === value);
}
