import type { Operation } from "@crewkit/openapi";
import { type HttpResponse, NoResponseError } from "../http/exchange.ts";

/** Thrown if a test cannot run. The test is skipped and does not fail. */
export class SkipError extends Error {
  override name = "SkipError";
}

export function writesNotAllowed(): SkipError {
  return new SkipError("Needs write access: pass --allow-writes.");
}

export function missingToken(actor: string): SkipError {
  return new SkipError(`Needs a token for ${actor}: pass --token-of ${actor}=TOKEN.`);
}

export function missingBody({ operationId, requestBody }: Operation): SkipError {
  const types = Object.keys(requestBody?.content ?? {}).join(", ");
  const planKey = `operations: { "${operationId}": { success: { body: … } } }`;
  return new SkipError(
    `The contract has no example of the request body of ${operationId} (${types}). Add ${planKey} to the plan.`,
  );
}

export function onOtherServer({ operationId }: Operation, server: string): SkipError {
  return new SkipError(`The contract serves ${operationId} from ${server}, and not from the base URL.`);
}

class TransientSkipError extends SkipError {}

export function setupFailed(operationId: string, { status, text }: Pick<HttpResponse, "status" | "text">): SkipError {
  const message = `Needs ${operationId}, which returned ${status}: ${text.slice(0, 200)}`;
  return status >= 500 ? new TransientSkipError(message) : new SkipError(message);
}

/** True if a retry may succeed: there was no response, or the server failed. */
export function isTransient(error: unknown): boolean {
  return error instanceof NoResponseError || error instanceof TransientSkipError;
}

export function missingValue(operationId: string, location: string): SkipError {
  return new SkipError(
    `Needs an id from ${operationId}, but its response has none at ${location}. See the results of ${operationId}.`,
  );
}
