import type { operations } from "@crewkit/types";
import type { Exchange } from "../../../base/exchange.ts";
import type { Item, RequestDraft, RequestOverrides } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { SkipError } from "../../../base/skip.ts";
import type { ScenarioSteps } from "../../../base/steps.ts";
import { formatValue } from "../../../values/format.ts";
import { parseJson, valueAt } from "../../../values/json.ts";
import { actors } from "../actors.ts";

export type OperationId = keyof operations;

/** The functions of the scenarios in this plan. */
export interface CrewkitSteps extends ScenarioSteps {
  /** Like `call`, but returns the `data` of the response. */
  callForData(operationId: OperationId, overrides?: RequestOverrides): Promise<Data>;
  /**
   * Sends a request, and reports a failure for each value that differs. Returns the `data` of the response.
   *
   * @param expected values by their path below `data`, or by a JSON pointer that starts with a slash.
   */
  expectValues(operationId: OperationId, overrides: RequestOverrides, expected: Record<string, unknown>): Promise<Data>;
  /** Reports a failure unless the values are equal. */
  expectEqual(actual: unknown, expected: unknown, subject: string): void;
}

// biome-ignore lint/suspicious/noExplicitAny: a scenario knows the fields that it reads.
type Data = Record<string, any>;

export type CustomScenarios = { [Id in OperationId]?: Record<string, (steps: CrewkitSteps) => Promise<void>> };

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

/** The agents with a name that the sessions of a project can use. */
export async function effectiveResources(context: RunContext, project_id: string, name: unknown): Promise<Item[]> {
  const query = { organization_id: await organizationId(context), project_id, resource_type: "agent" };
  return (await context.readAll("listEffectiveResources", { query })).filter((each) => each.name === name);
}

/** A request for a session in the repository that most tests use. */
export async function sessionWith(context: RunContext, fields: Record<string, unknown>): Promise<RequestOverrides> {
  const [, repository_id] = await context.resourceIds("/{org_id}/repos/{id}");
  return { body: { repository_id, ...fields } };
}
