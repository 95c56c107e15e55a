import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../../http/draft.ts";
import { bodyFields } from "../../schema/body.ts";
import type { SpecModel } from "../../spec/model.ts";
import { pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type Body, isValidBody } from "./body.ts";
import type { CreatedResource } from "./read-created.ts";
import { type Change, sendAndExpectChange } from "./send-update.ts";
import { variedBodies } from "./varied-body.ts";

export interface Updates {
  update: Operation;
  get: Operation | undefined;
  draftOf(operation: Operation, ids: readonly string[]): Promise<RequestDraft>;
}

/**
 * Updates each resource with another body, and the last one with all remaining bodies, so that a list shows the results of
 * several updates. Returns the updated resources.
 */
export async function updateWithVariedBodies(
  { update, get, draftOf }: Updates,
  resources: readonly CreatedResource[],
  steps: ScenarioSteps,
): Promise<CreatedResource[]> {
  const { spec } = steps.context;
  const bodies = variedBodies(update, spec);
  const updated = [...resources];
  for (let count = 0; count < bodies.count; count++) {
    const index = Math.min(count, updated.length - 1);
    const resource = updated[index];
    if (!resource) break;
    const draft = await draftOf(update, resource.ids);
    const base = baseBody({ update, resource, body: Object(draft.body) }, spec);
    // In the opposite order, so that the resource with a value in each field is updated to null.
    const change = { update, resource, body: bodies.create(base, bodies.count - 1 - count) };
    const response = await sendAndExpectChange(draft, change, steps);
    const value = get ? await sendAndExpectChange(await draftOf(get, resource.ids), change, steps) : response;
    updated[index] = { ...resource, value: { ...resource.value, ...value } };
  }
  return updated;
}

// A PUT replaces the whole resource (RFC 9110, section 9.3.4), so unique fields must keep their values.
function baseBody({ update, resource, body }: Change, spec: SpecModel): Body {
  const current = { ...body, ...currentFields(update, resource, spec) };
  return update.method === "put" && isValidBody(update, spec, current) ? current : body;
}

/** The current values of the fields that an update may change. */
export function currentFields(update: Operation, { value }: CreatedResource, spec: SpecModel): Body {
  return pick(value, bodyFields(spec, update));
}
