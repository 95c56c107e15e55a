import { type ListContent, totalOf } from "../context/read-pages.ts";
import { idsIn } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { hasId } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";
import { readList as readPages } from "./tools/lists.ts";
import { type CreatedResource, expectRead, readCreated } from "./tools/read-created.ts";
import { expectReadOnly } from "./tools/read-only.ts";
import { draftAt } from "./tools/resource-requests.ts";
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
