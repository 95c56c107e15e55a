import { type Answer, NoAnswer } from "../http/exchange.ts";

/** Why something could not be tried: no fault of the answer that is being judged. */
export class Unreached extends Error {
  override name = "Unreached";
}

/** A request that may write is not sent to a target that is only read. */
export function onlyRead(): Unreached {
  return new Unreached("It writes, which needs --allow-writes.");
}

/** Somebody is to ask, and has no token. */
export function noToken(who: string): Unreached {
  return new Unreached(`There is no token of ${who}. Give one with --token-of ${who}=TOKEN.`);
}

// Something that is needed was not given, for a reason that may be gone a moment later.
class Unready extends Unreached {}

/** An operation that makes things ready was refused, or failed. */
export function notGiven(operationId: string, { status, text }: Pick<Answer, "status" | "text">): Unreached {
  const message = `It needs ${operationId}, which answered ${status}: ${text.slice(0, 200)}`;
  return status >= 500 ? new Unready(message) : new Unreached(message);
}

/** Whether what was thrown may not be thrown the next time: no answer came, or the server failed. */
export function mayPass(error: unknown): boolean {
  return error instanceof NoAnswer || error instanceof Unready;
}

/** An operation that makes things ready answered nothing where an id must stand. */
export function nothingAt(operationId: string, place: string): Unreached {
  return new Unreached(`It needs ${operationId}, whose answer has no id at ${place}: see what is said of it.`);
}
