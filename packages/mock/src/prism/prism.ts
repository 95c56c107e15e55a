import type { Contract } from "@crewkit/openapi";
import type { IHttpConfig, IHttpRequest } from "@stoplight/prism-http";
import { ApiError } from "../api-error.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import { type Preferences, type RespondWithPrism, shorten } from "./prefer.ts";

/**
 * Loads Prism on demand, because it takes about 500 ms. Prism only receives the operation: many values in a request
 * would hang or crash it.
 */
export async function createPrism(contract: Contract): Promise<RespondWithPrism> {
  const { createInstance, getHttpOperationsFromSpec } = await import("@stoplight/prism-http");
  const operations = await getHttpOperationsFromSpec(shortenLists(contract));
  const prism = createInstance(configFor({}), { logger: silentLogger as never });
  return async (plan, preferences) => {
    const result = await prism.request(exampleRequest(plan), operations, configFor(preferences))();
    if (result._tag === "Left") throw toApiError(result.left, preferences);
    const { statusCode, body } = result.right.output;
    return { status: statusCode, body: body as object };
  };
}

function configFor({ dynamic = false, ...preference }: Preferences): IHttpConfig {
  return {
    isProxy: false,
    errors: false,
    upstreamProxy: undefined,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: false,
    mock: { dynamic, ...preference },
  };
}

function exampleRequest({ operation }: OperationPlan): IHttpRequest {
  const example = (name: string) =>
    operation.parameters.find((each) => each.in === "path" && each.name === name)?.example;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(example(name))));
  return { method: operation.method as IHttpRequest["method"], url: { path, query: {} }, headers: {}, body: undefined };
}

function toApiError(cause: Error & { status?: number }, { code, exampleKey }: Preferences): Error {
  if (cause.status !== 404 && !cause.message.includes("NOT_FOUND")) return cause;
  const preference = [code, exampleKey && `example ${shorten(exampleKey)}`].filter((part) => part !== undefined);
  return new ApiError(400, { error: `Prefer: this operation does not document ${preference.join(" with ")}` });
}

const silentLogger: Record<string, unknown> = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);
silentLogger.child = () => silentLogger;

/**
 * Limits all arrays to a few items. Prism generates as many items as a schema allows: 100 conversations with 1,000 tasks
 * each would block the mock for almost a minute.
 */
function shortenLists(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value) =>
    isBounded(value)
      ? { ...value, maxItems: Math.min(value.maxItems, Math.max(value.minItems ?? 0, maxListItems)) }
      : value,
  );
}

const maxListItems = 3;

function isBounded(schema: unknown): schema is { maxItems: number; minItems?: number } {
  return typeof (schema as { maxItems?: unknown } | null)?.maxItems === "number";
}
