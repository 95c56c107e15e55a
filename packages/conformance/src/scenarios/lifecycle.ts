import { readIds } from "../context/resources.ts";
import type { ParsedResponse } from "../http/draft.ts";
import type { SpecModel } from "../spec/model.ts";
import { idsIn, withIds } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/differences.ts";
import { type CreatedResource, findResource, hasId } from "./tools/find-resource.ts";
import { readList as readPages } from "./tools/lists.ts";
import { updateAll } from "./tools/update.ts";

/**
 * The life of a thing: it is read as it was made, listed once, changed in what is changed and in nothing else, and when
 * it is deleted it is not listed any more.
 */
export const lifecycle: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec).map((family) => ({
    operation: family.create,
    run: (steps) => checkLifecycle(family, steps),
  }));

async function checkLifecycle(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const { create, list, remove } = family;
  const draft = await context.createDraft(create, { isolated: true });
  const parentIds = idsIn(create.path, draft.path);
  const readList = async (): Promise<ListSnapshot | undefined> => {
    if (!list) return undefined;
    const listing = await context.createDraft(list, { overrides: { path: withIds(list.path, parentIds) } });
    const { items, total = items.length } = await readPages(listing, steps, 100);
    return { name: list.operationId, items, total };
  };
  const before = await readList();
  const created = readCreated(family, await send(draft), context.spec);
  const read = { ...created, value: await expectRead(family, created, steps) };
  expectListed(read, { list: await readList(), total: before && before.total + 1, when: "made" }, steps);
  const changed = { ...created, value: await updateAll(family, read, steps) };
  const listed = await readList();
  expectListed(changed, { list: listed, when: "changed" }, steps);
  if (!remove) return;
  await send(await context.createDraft(remove, { overrides: { path: withIds(remove.path, created.ids) } }));
  expectUnlisted(created, { list: await readList(), total: listed && listed.total - 1, when: "deleted" }, steps);
}

// That it is answered as it was sent, a check of every answer tells.
function readCreated(
  { create, ids: expressions, idField }: ResourceFamily,
  response: ParsedResponse,
  { plan }: SpecModel,
): CreatedResource {
  const ids = readIds(expressions, response);
  const id = ids.at(-1) ?? "";
  const { normalized = [] } = plan.operations?.[create.operationId] ?? {};
  // A creation may answer nothing but where the thing is: then it must be read as it was sent.
  const sent = Object.entries(Object(response.draft.body)).filter(([name]) => !normalized.includes(name));
  return { ids, idField, id, value: findResource(response.body, idField, id) ?? Object.fromEntries(sent) };
}

// Answers the thing with what only its read shows.
async function expectRead(
  { get }: ResourceFamily,
  created: CreatedResource,
  steps: ScenarioSteps,
): Promise<CreatedResource["value"]> {
  const { context, send } = steps;
  if (!get) return created.value;
  const { body } = await send(await context.createDraft(get, { overrides: { path: withIds(get.path, created.ids) } }));
  const read = findResource(body, created.idField, created.id);
  expectSame(steps, [created.value, read], `${get.operationId} must show what was made`, { closed: false });
  return { ...read, ...created.value };
}

/** A whole list; the total is the number of items where the API tells none. */
interface ListSnapshot {
  name: string;
  items: unknown[];
  total: number;
}

interface ListExpectation {
  list: ListSnapshot | undefined;
  total?: number | undefined;
  when: string;
}

function expectListed(
  { idField, id, value }: CreatedResource,
  expectation: ListExpectation,
  steps: ScenarioSteps,
): void {
  const { list, when } = expectation;
  if (!list) return;
  const found = list.items.filter((item) => hasId(item, idField, id));
  const name = `${list.name} must list what was ${when}, ${idField} ${id},`;
  steps.expect(found.length === 1, `${name} once, but lists it ${found.length} times.`);
  for (const item of found) expectSame(steps, [value, item], `${name} as it is`, { closed: false });
  expectTotal(expectation, steps.expect);
}

function expectUnlisted(
  { idField, id }: CreatedResource,
  expectation: ListExpectation,
  { expect }: ScenarioSteps,
): void {
  const { list, when } = expectation;
  if (!list) return;
  const isListed = list.items.some((item) => hasId(item, idField, id));
  expect(!isListed, `${list.name} must not list what was ${when}, ${idField} ${id}, but does.`);
  expectTotal(expectation, expect);
}

function expectTotal({ list, total, when }: ListExpectation, expect: ScenarioSteps["expect"]): void {
  if (!list || total === undefined) return;
  expect(list.total === total, `${list.name} must count ${total} when one was ${when}, but counts ${list.total}.`);
}
