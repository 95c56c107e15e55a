import { readIds } from "../../context/resources.ts";
import type { ParsedResponse } from "../../http/draft.ts";
import type { SpecModel } from "../../spec/model.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { findResource, omit } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectSame } from "./expect-same.ts";
import { draftAt } from "./resource-requests.ts";

export interface CreatedResource {
  ids: string[];
  /** The field with the resource's own id, the last of `ids`. Any field of a resource without an id. */
  idField: string;
  id?: string;
  value: Record<string, unknown>;
}

export function readCreated(
  { create, ids: expressions, idField }: ResourceFamily,
  response: ParsedResponse,
  { plan }: SpecModel,
): CreatedResource {
  const ids = readIds(expressions, response);
  const id = ids.at(-1) ?? "";
  const { normalized = [] } = plan.operations?.[create.operationId] ?? {};
  // The response may have no body, or only some fields.
  const value = { ...omit(Object(response.draft.body), normalized), ...findResource(response.body, idField, id) };
  return { ids, idField, id, value };
}

/** Returns all fields, including those that only the GET response contains. */
export async function expectRead(
  { get }: ResourceFamily,
  created: CreatedResource,
  steps: ScenarioSteps,
): Promise<CreatedResource["value"]> {
  const { context, send } = steps;
  if (!get) return created.value;
  const { body } = await send(await draftAt(get, created.ids, context));
  const read = findResource(body, created.idField, created.id);
  expectSame(steps, [created.value, read], `Expected ${get.operationId} to return the created resource`, {
    closed: false,
  });
  return { ...read, ...created.value };
}
