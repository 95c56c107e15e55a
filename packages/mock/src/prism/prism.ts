import type { Contract } from "@crewkit/openapi";
import type { IHttpConfig, IHttpRequest, IHttpResponse } from "@stoplight/prism-http";
import type { MockRequest } from "../exchange.ts";
import type { Preferences } from "./prefer.ts";

/** Asks Prism for an answer. */
export type AskPrism = (request: MockRequest, preferences: Preferences) => Promise<PrismAnswer>;

/** What Prism found: an answer and what it had against the request, or why it has none. */
export type PrismAnswer =
  | { response: IHttpResponse; violations: Violation[] }
  | { problem: Error & { status?: number } };

/** One thing that a request has against the contract. */
export interface Violation {
  /** Where, from the outside in: `["query", "per_page"]`, `["body", "name"]`. */
  path?: (string | number)[];
  message: string;
  code?: string | number;
}

/**
 * Loads Prism with a contract, inside this process. Prism is large (some 500 ms), so it is imported here and not above.
 */
export async function createPrism(contract: Contract): Promise<AskPrism> {
  const { createInstance, getHttpOperationsFromSpec } = await import("@stoplight/prism-http");
  const operations = await getHttpOperationsFromSpec(contract);
  const prism = createInstance(configFor({}), { logger: silent as never });
  return async (request, preferences) => {
    const result = await prism.request(toPrism(request), operations, configFor(preferences))();
    if (result._tag === "Left") return { problem: result.left };
    return { response: result.right.output, violations: result.right.validations.input as Violation[] };
  };
}

// Who asks for an answer by its status gets it, whatever the request looks like; Prism would check the token first.
function configFor({ dynamic = false, ...wanted }: Preferences): IHttpConfig {
  const judge = Object.keys(wanted).length === 0;
  return {
    isProxy: false,
    errors: false,
    upstreamProxy: undefined,
    checkSecurity: judge,
    validateRequest: judge,
    validateResponse: false,
    mock: { dynamic, ...wanted },
  };
}

// Prism would answer 406 to an `Accept` without JSON, which the API does not have; a body that an operation does not take
// trips it up by its length; and it takes `bearer` for another scheme than `Bearer` (RFC 9110, section 11.1: it is not).
function toPrism({ method, path, query, headers, body }: MockRequest): IHttpRequest {
  const { accept, "content-length": _length, "transfer-encoding": _encoding, ...rest } = headers;
  if (rest.authorization) rest.authorization = rest.authorization.replace(/^bearer /i, "Bearer ");
  return { method: method as IHttpRequest["method"], url: { path, query }, headers: rest, body };
}

// Prism demands a logger of pino's form that knows `success` too.
const silent: Record<string, unknown> = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);
silent.child = () => silent;
