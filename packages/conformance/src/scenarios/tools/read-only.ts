import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { readIds } from "../../context/resources.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { bodySchema } from "../../schema/body.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { formatValue } from "../../values/format.ts";
import { findResource, isObject } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { draftAt } from "./resource-requests.ts";

/** An API ignores or rejects `readOnly` properties of requests (JSON Schema 2020-12 validation, section 9.4). */
export async function expectReadOnly(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { create, update } = family;
  const { context, send } = steps;
  const properties = inventReadOnly(create, context.spec);
  const updateProperties = update && inventReadOnly(update, context.spec);
  if (!properties && !updateProperties) return;
  const draft = await context.createDraft(create, { isolated: true });
  const created = properties && (await sendWith(properties, draft, steps));
  const ids = readIds(family.ids, created ?? (await send(draft)));
  if (created) await expectIgnored(properties, { family, response: created, ids }, steps);
  if (!update || !updateProperties) return;
  const change = await draftAt(update, ids, context);
  const response = await sendWith(updateProperties, change, steps);
  if (response) await expectIgnored(updateProperties, { family, response, ids }, steps);
}

type Properties = Record<string, unknown>;

/** New texts and numbers, which the API does not return by chance. Undefined if the operation has none. */
function inventReadOnly(operation: Operation, spec: SpecModel): Properties | undefined {
  const omitted = Object.entries(bodySchema(spec, operation)?.omitted ?? {});
  const properties = omitted.flatMap(([name, property]): [string, unknown][] => {
    const { enum: values, const: constant } = schemaOf(spec, property);
    const samples = fc.sample(arbitraryOf(spec, property), { seed: 1, numRuns: 10 });
    const invented = samples.find((sample) => ["string", "number"].includes(typeof sample));
    return values || constant !== undefined || invented === undefined ? [] : [[name, invented]];
  });
  return properties.length === 0 ? undefined : Object.fromEntries(properties);
}

// Undefined if the API rejects the request.
async function sendWith(
  properties: Properties,
  draft: RequestDraft,
  { sendAnyStatus }: ScenarioSteps,
): Promise<ParsedResponse | undefined> {
  const response = await sendAnyStatus({ ...draft, body: { ...Object(draft.body), ...properties } });
  return isSuccess(response.status) ? response : undefined;
}

interface Sent {
  family: ResourceFamily;
  response: ParsedResponse;
  ids: string[];
}

async function expectIgnored(properties: Properties, { family, response, ids }: Sent, steps: ScenarioSteps) {
  const { context, send, expect } = steps;
  const { get, idField } = family;
  const read = async (operation: Operation) => send(await draftAt(operation, ids, context));
  const { body, draft } = get ? await read(get) : response;
  const stored = findResource(body, idField, ids.at(-1) ?? "");
  const { operationId } = response.draft.operation;
  for (const [name, value] of Object.entries(properties)) {
    const isStored = isObject(stored) && isDeepStrictEqual(stored[name], value);
    expect(
      !isStored,
      `Expected ${operationId} to ignore or reject \`${name}\`, which is readOnly, but ${draft.operation.operationId} returns the value that was sent: ${formatValue(value)}. Ignore the property, or remove \`readOnly\` from the contract.`,
      operationId,
    );
  }
}
