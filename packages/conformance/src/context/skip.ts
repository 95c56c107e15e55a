import { type HttpResponse, NoResponseError } from "../http/exchange.ts";

/** Why something could not be tried: no fault of the answer that is being judged. */
export class SkipError extends Error {
  override name = "SkipError";
}

/** A request that may write is not sent to a target that is only read. */
export function writesNotAllowed(): SkipError {
  return new SkipError("It writes, which needs --allow-writes.");
}

/** Somebody is to ask, and has no token. */
export function missingToken(actor: string): SkipError {
  return new SkipError(`There is no token of ${actor}. Give one with --token-of ${actor}=TOKEN.`);
}

// Something that is needed was not given, for a reason that may be gone a moment later.
class TransientSkipError extends SkipError {}

/** An operation that makes things ready was refused, or failed. */
export function setupFailed(operationId: string, { status, text }: Pick<HttpResponse, "status" | "text">): SkipError {
  const message = `It needs ${operationId}, which answered ${status}: ${text.slice(0, 200)}`;
  return status >= 500 ? new TransientSkipError(message) : new SkipError(message);
}

/** Whether what was thrown may not be thrown the next time: no answer came, or the server failed. */
export function isTransient(error: unknown): boolean {
  return error instanceof NoResponseError || error instanceof TransientSkipError;
}

/** An operation that makes things ready answered nothing where an id must stand. */
export function missingValue(operationId: string, location: string): SkipError {
  return new SkipError(`It needs ${operationId}, whose answer has no id at ${location}: see what is said of it.`);
}
