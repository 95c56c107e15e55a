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

/**
 * Judges the options of a mock, since not every caller has the types. (What is in `now` and `state` is judged where it is
 * read.)
 *
 * @throws TypeError for an option that there is none of, or a value that means nothing.
 */
export function checkOptions(options: MockOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = optionRules[name as keyof MockOptions];
    if (!rule) throw new TypeError(`The mock has no option ${name}. It has ${Object.keys(optionRules).join(", ")}.`);
    if (value !== undefined && !rule.isValid(value)) {
      throw new TypeError(`The mock's option ${name} must be ${rule.requirement}, not ${JSON.stringify(value)}.`);
    }
  }
}

interface OptionRule {
  requirement: string;
  isValid(value: unknown): boolean;
}

const booleanRule: OptionRule = { requirement: "true or false", isValid: (value) => typeof value === "boolean" };
const objectRule: OptionRule = {
  requirement: "an object",
  isValid: (value) => typeof value === "object" && value !== null,
};

const optionRules: Record<keyof MockOptions, OptionRule> = {
  seed: wholeNumber(2 ** 32 - 1),
  auth: booleanRule,
  limits: booleanRule,
  latency: wholeNumber(600_000),
  cors: { requirement: "*, an origin such as https://app.example, or false", isValid: isCors },
  now: { requirement: "a moment such as 2026-11-20T14:00:00Z", isValid: (value) => typeof value === "string" },
  state: { requirement: "a snapshot", isValid: () => true },
  contract: objectRule,
};

function wholeNumber(max: number): OptionRule {
  return {
    requirement: `a whole number from 0 to ${max}`,
    isValid: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max,
  };
}

function isCors(value: unknown): boolean {
  return value === false || value === "*" || (typeof value === "string" && isOrigin(value));
}

/** Whether a text is an origin, such as `https://app.example`, and no more. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
