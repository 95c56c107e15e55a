import type { KnownValues, operations, PlatformRole } from "@crewkit/types";
import type { Exchange } from "../../../base/exchange.ts";
import type { RequestDraft, RequestOverrides } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { SkipError } from "../../../base/skip.ts";
import { formatValue } from "../../../values/format.ts";
import { parseJson, valueAt } from "../../../values/json.ts";
import { actors } from "./actors.ts";

export type OperationId = keyof operations;

/**
 * Unlike `context.call`, ignores the plan's requests, so that the plan's own requests can use it.
 *
 * @throws SkipError if it would write in a read-only run, or the response is not a success.
 */
export async function callOperation(
  context: RunContext,
  operationId: OperationId,
  overrides: RequestOverrides = {},
): Promise<unknown> {
  const { response } = await context.sendForSetup(createRequest(context, operationId, overrides));
  return parseJson(response.text);
}

/** Like `callOperation`, but returns any response. */
export function sendRequest(context: RunContext, id: OperationId, overrides: RequestOverrides): Promise<Exchange> {
  return context.send(createRequest(context, id, overrides));
}

function createRequest(context: RunContext, id: OperationId, overrides: RequestOverrides): RequestDraft {
  const { as = actors[0] ?? "", token, path = {}, query = {}, body } = overrides;
  return { operation: context.operation(id), as, token, path, query, headers: {}, body };
}

/** @throws SkipError if there is no string at the pointer. */
export function textAt(body: unknown, pointer: string): string {
  const value = valueAt(body, pointer);
  if (typeof value === "string") return value;
  throw new SkipError(`Needs a string at ${pointer} of a response, but received ${formatValue(body, 200)}`);
}

export async function organizationId(context: RunContext): Promise<string> {
  const [id = ""] = await context.resourceIds("/{org_id}");
  return id;
}

export const unknownId = "00000000-0000-4000-8000-000000000000";

type GetId = (context: RunContext, owner?: string) => Promise<string>;

/** For a resource type whose path has only this id. */
export function withId(get: GetId): (context: RunContext) => Promise<string[]> {
  return async (context) => [await get(context)];
}

/** For a resource type whose path begins with the id of the organization. */
export function withOrganizationId(get: GetId): (context: RunContext, owner?: string) => Promise<string[]> {
  return async (context, owner) => [await organizationId(context), await get(context, owner)];
}

/** Returns the id in the response to an operation. */
export function idFrom(operationId: OperationId): GetId {
  return (context) => context.callForText(operationId, "/data/id");
}

/** @throws SkipError if the token belongs to crewkit's staff, who may change platform resources. */
export async function requireNoStaff(context: RunContext): Promise<void> {
  const role = await context.callForText("getCurrentUser", "/user/platform_role");
  if (role !== ("org_user" satisfies KnownValues<PlatformRole>))
    throw new SkipError(`Needs a token of an ordinary user: a ${role} may change platform resources.`);
}
