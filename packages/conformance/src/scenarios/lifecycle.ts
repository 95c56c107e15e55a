import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { type ListContent, totalOf } from "../context/read-pages.ts";
import { readIds } from "../context/resources.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodySchema } from "../schema/request-body.ts";
import { schemaOf } from "../schema/resolve.ts";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { idsIn } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { formatValue } from "../values/format.ts";
import { findResource, hasId, isObject } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";
import { readList as readPages } from "./tools/lists.ts";
import { type CreatedResource, draftAt, expectRead, readCreated } from "./tools/resources.ts";
import { updateAll } from "./tools/update.ts";

/** A new resource can be read, is listed once, changes only in updated fields, and is no longer listed once deleted. */
export const lifecycle: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec).map((family) => ({
    operation: family.create,
    run: (steps) => checkLifecycle(family, steps),
  }));

async function checkLifecycle(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const { create, list, remove } = family;
  await expectReadOnly(family, steps);
  const draft = await context.createDraft(create, { isolated: true });
  const parentIds = idsIn(create.path, draft.path);
  const readList = async (): Promise<ListSnapshot | undefined> => {
    if (!list) return undefined;
    const listDraft = await draftAt(list, parentIds, context);
    const content = await readPages(listDraft, steps, 100);
    return { name: list.operationId, ...content, total: totalOf(content) };
  };
  const before = await readList();
  const created = readCreated(family, await send(draft), context.spec);
  const read = { ...created, value: await expectRead(family, created, steps) };
  expectListed(read, { list: await readList(), total: changedTotal(before, 1), when: "created" }, steps);
  const changed = { ...created, value: await updateAll(family, read, steps) };
  // May create another resource, which changes the total.
  const removal = remove && (await draftAt(remove, created.ids, context));
  const listed = await readList();
  expectListed(changed, { list: listed, when: "updated" }, steps);
  if (!removal) return;
  await send(removal);
  expectUnlisted(
    { ...created, remove: removal.operation.operationId },
    { list: await readList(), total: changedTotal(listed, -1), when: "deleted" },
    steps,
  );
}

interface ListSnapshot extends ListContent {
  name: string;
}

// Undefined if the list is too long to count the items.
function changedTotal({ total }: Partial<ListSnapshot> = {}, change: number): number | undefined {
  return total === undefined ? undefined : total + change;
}

interface ListExpectation {
  list: ListSnapshot | undefined;
  total?: number | undefined;
  when: string;
}

function expectListed({ idField, id, value }: CreatedResource, expected: ListExpectation, steps: ScenarioSteps): void {
  const { list, when } = expected;
  if (!list) return;
  const matches = list.items.filter((item) => hasId(item, idField, id));
  const isExpected = matches.length === 1 || (matches.length === 0 && !list.complete);
  const name = `Expected ${list.name} to list the ${when} resource with ${idField} ${id}`;
  const operationId = list.name;
  steps.expect(isExpected, `${name} once, but received it ${matches.length} times.`, operationId);
  for (const item of matches) expectSame(steps, [value, item], `${name} unchanged`, { closed: false, operationId });
  expectTotal(expected, steps.expect);
}

function expectUnlisted(
  { idField, id, remove }: CreatedResource & { remove: string },
  expected: ListExpectation,
  { expect }: ScenarioSteps,
): void {
  const { list, when } = expected;
  if (!list) return;
  const isListed = list.items.some((item) => hasId(item, idField, id));
  expect(!isListed, `Expected ${list.name} not to list the ${when} resource with ${idField} ${id}.`, remove);
  expectTotal(expected, expect);
}

function expectTotal({ list, total, when }: ListExpectation, expect: ScenarioSteps["expect"]): void {
  if (!list || total === undefined || list.total === undefined) return;
  expect(
    list.total === total,
    `Expected a total of ${total} in ${list.name} after one was ${when}, but received ${list.total}.`,
    list.name,
  );
}

/** An API ignores or rejects `readOnly` properties of requests (JSON Schema 2020-12 validation, section 9.4). */
async function expectReadOnly(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
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
