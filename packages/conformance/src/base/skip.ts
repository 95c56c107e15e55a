import { type Exchange, NoResponseError } from "./exchange.ts";

/** Thrown if a test cannot run. The test is skipped and does not fail. */
export class SkipError extends Error {
  override name = "SkipError";
}

export function writesNotAllowed(): SkipError {
  return new SkipError("Needs write access: pass --allow-writes.");
}

export function withoutLimits(): SkipError {
  const reason = "Needs rate limits, but the remaining requests do not decrease, or --ignore-limits is set.";
  return new SkipError(`${reason} Use an address that is not exempt from the limits.`);
}

export function missingToken(actor: string): SkipError {
  return new SkipError(`Needs a token for ${actor}: pass --token-of ${actor}=TOKEN.`);
}

/** Thrown if a request that a test needs was not successful. */
export class SetupError extends SkipError {
  readonly exchange: Exchange;
  /** True if a correct API would accept the request. */
  readonly isDefect: boolean;

  constructor(message: string, exchange: Exchange, isDefect: boolean) {
    super(message);
    this.exchange = exchange;
    this.isDefect = isDefect;
  }
}

/** True if the test must report the error instead of continuing without the setup. */
export function isSetupDefect(error: unknown): error is SetupError {
  return error instanceof SetupError && error.isDefect;
}

/** For `catch`, to continue without something that cannot be created. Throws defects, which the test must report. */
export function ignoreSkip(error: unknown): undefined {
  if (!(error instanceof SkipError) || isSetupDefect(error)) throw error;
}

/** True if a retry may succeed: there was no response, or the server failed. */
export function isTransient(error: unknown): boolean {
  return error instanceof NoResponseError || (error instanceof SetupError && error.exchange.response.status >= 500);
}

/** @throws SkipError if the value at a location of a response is neither a text nor a number. */
export function requireId(value: unknown, operationId: string, location: string): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new SkipError(
    `Needs an id from ${operationId}, but its response has no id at ${location}. See the results of ${operationId}.`,
  );
}
