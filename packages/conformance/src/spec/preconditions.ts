import type { Operation, Parameter } from "@crewkit/openapi";
import { documentedResponse, successOf } from "./model.ts";

/** Header fields that make a request conditional (RFC 9110, sections 13.1 and 14.2). */
const conditionalHeaders = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range"];

export function isConditionalHeader({ name, in: location }: Parameter): boolean {
  return location === "header" && conditionalHeaders.includes(name.toLowerCase());
}

export function headerParameter({ parameters }: Operation, name: string): Parameter | undefined {
  return parameters.find((each) => each.in === "header" && each.name.toLowerCase() === name.toLowerCase());
}

/** True if the contract says that a successful response has an ETag. */
export function returnsEtag(operation: Operation): boolean {
  const { headers = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === "etag");
}

/** True if the contract says that the operation rejects an outdated ETag. */
export function supportsIfMatch(operation: Operation): boolean {
  return headerParameter(operation, "If-Match") !== undefined || operation.responses["412"] !== undefined;
}

export function supportsIfNoneMatch(operation: Operation): boolean {
  return headerParameter(operation, "If-None-Match") !== undefined || operation.responses["304"] !== undefined;
}

/** A missing If-Match may be rejected with 428 (RFC 6585, section 3). */
export function missingHeaderStatus(parameter: Parameter, { responses }: Operation): number | undefined {
  return isConditionalHeader(parameter) && responses["428"] !== undefined ? 428 : undefined;
}

export function idempotencyKeyOf({ parameters }: Operation): Parameter | undefined {
  return parameters.find((each) => each.in === "header" && isIdempotencyKey(each.name));
}

export function isIdempotencyKey(name: string): boolean {
  return /^(x-)?idempotency-key$/i.test(name);
}
