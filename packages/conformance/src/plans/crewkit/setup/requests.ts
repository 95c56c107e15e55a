import type { operations } from "@crewkit/types";
import type { RunContext } from "../../../context/context.ts";
import { SkipError, setupFailed } from "../../../context/skip.ts";
import type { HttpResponse } from "../../../http/exchange.ts";
import type { RequestOverrides } from "../../../plan/plan.ts";
import { isSuccess } from "../../../spec/model.ts";
import { formatValue } from "../../../values/format.ts";
import { parseJson, valueAt } from "../../../values/json.ts";

export type OperationId = keyof operations;

/**
 * Sends a request that is given whole, and answers the body. Unlike `world.call` it follows no recipe, so that recipes
 * can use it without going round in circles.
 *
 * @throws Unreached if it would write where the suite only reads, or the answer is no success.
 */
export async function callOperation(
  context: RunContext,
  operationId: OperationId,
  overrides: RequestOverrides = {},
): Promise<unknown> {
  const response = await sendRequest(context, operationId, overrides);
  if (isSuccess(response.status)) return parseJson(response.text);
  throw setupFailed(operationId, response);
}

/** The same, whatever the answer is. */
export async function sendRequest(
  context: RunContext,
  operationId: OperationId,
  overrides: RequestOverrides = {},
): Promise<HttpResponse> {
  const { spec } = context;
  const operation = spec.operation(operationId);
  const { as = spec.plan.actors[0] ?? "", token, path = {}, query = {}, body } = overrides;
  const caller = { as, ...(token !== undefined && { token }) };
  return (await context.send({ operation, ...caller, path, query, headers: {}, body })).response;
}

/**
 * The text at a JSON pointer of an answer.
 *
 * @throws Unreached if there is none.
 */
export function textAt(body: unknown, pointer: string): string {
  const value = valueAt(body, pointer);
  if (typeof value === "string") return value;
  throw new SkipError(`An answer that it needs has no text at ${pointer}: ${formatValue(body, 200)}`);
}

/** The id of the organization that the suite works in. */
export async function organizationId(context: RunContext): Promise<string> {
  const [id = ""] = await context.resourceIds("/{org_id}");
  return id;
}

/** The items of a list's answer; none where it is no list. */
export function itemsOf(body: unknown): unknown[] {
  const items = valueAt(body, "/data");
  return Array.isArray(items) ? items : [];
}

export const unknownId = "00000000-0000-4000-8000-000000000000";
