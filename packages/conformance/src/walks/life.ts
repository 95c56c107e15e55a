import type { Came } from "../http/draft.ts";
import { type Family, listMadeFamilies } from "../law/family.ts";
import type { Law } from "../law/law.ts";
import { idsIn, withIds } from "../law/template.ts";
import { readIds } from "../world/things.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";
import { findThing, hasId, type Made } from "./tools/find-thing.ts";
import { readWhole } from "./tools/lists.ts";
import { updateAll } from "./tools/update.ts";

/**
 * The life of a thing: it is read as it was made, listed once, changed in what is changed and in nothing else, and when
 * it is deleted it is not listed any more.
 */
export const life: MakeWalks = (law) =>
  listMadeFamilies(law).map((family) => ({ operation: family.create, go: (steps) => go(family, steps) }));

async function go(family: Family, steps: Steps): Promise<void> {
  const { world, send } = steps;
  const { create, list, remove } = family;
  const draft = await world.draft(create, { fresh: true });
  const above = idsIn(create.path, draft.path);
  const look = async (): Promise<Listed | undefined> => {
    if (!list) return undefined;
    const listing = await world.draft(list, { given: { path: withIds(list.path, above) } });
    const { items, total = items.length } = await readWhole(listing, steps, 100);
    return { name: list.operationId, items, total };
  };
  const before = await look();
  const made = readMade(family, await send(draft), world.law);
  const read = { ...made, value: await expectRead(family, made, steps) };
  expectListed(read, { list: await look(), total: before && before.total + 1, when: "made" }, steps);
  const changed = { ...made, value: await updateAll(family, read, steps) };
  const full = await look();
  expectListed(changed, { list: full, when: "changed" }, steps);
  if (!remove) return;
  await send(await world.draft(remove, { given: { path: withIds(remove.path, made.ids) } }));
  expectUnlisted(made, { list: await look(), total: full && full.total - 1, when: "deleted" }, steps);
}

// That it is answered as it was sent, a check of every answer tells.
function readMade({ create, ids: expressions, field }: Family, came: Came, { plan }: Law): Made {
  const ids = readIds(expressions, came);
  const id = ids.at(-1) ?? "";
  const { normalized = [] } = plan.operations?.[create.operationId] ?? {};
  // A creation may answer nothing but where the thing is: then it must be read as it was sent.
  const sent = Object.entries(Object(came.draft.body)).filter(([name]) => !normalized.includes(name));
  return { ids, field, id, value: findThing(came.body, field, id) ?? Object.fromEntries(sent) };
}

// Answers the thing with what only its read shows.
async function expectRead({ get }: Family, made: Made, steps: Steps): Promise<Made["value"]> {
  const { world, send } = steps;
  if (!get) return made.value;
  const { body } = await send(await world.draft(get, { given: { path: withIds(get.path, made.ids) } }));
  const read = findThing(body, made.field, made.id);
  expectSame(steps, [made.value, read], `${get.operationId} must show what was made`, { closed: false });
  return { ...read, ...made.value };
}

/** A whole list; the total is the number of items where the API tells none. */
interface Listed {
  name: string;
  items: unknown[];
  total: number;
}

interface Look {
  list: Listed | undefined;
  total?: number | undefined;
  when: string;
}

function expectListed({ field, id, value }: Made, look: Look, steps: Steps): void {
  const { list, when } = look;
  if (!list) return;
  const found = list.items.filter((item) => hasId(item, field, id));
  const name = `${list.name} must list what was ${when}, ${field} ${id},`;
  steps.expect(found.length === 1, `${name} once, but lists it ${found.length} times.`);
  for (const item of found) expectSame(steps, [value, item], `${name} as it is`, { closed: false });
  expectTotal(look, steps.expect);
}

function expectUnlisted({ field, id }: Made, look: Look, { expect }: Steps): void {
  const { list, when } = look;
  if (!list) return;
  const isThere = list.items.some((item) => hasId(item, field, id));
  expect(!isThere, `${list.name} must not list what was ${when}, ${field} ${id}, but does.`);
  expectTotal(look, expect);
}

function expectTotal({ list, total, when }: Look, expect: Steps["expect"]): void {
  if (!list || total === undefined) return;
  expect(list.total === total, `${list.name} must count ${total} when one was ${when}, but counts ${list.total}.`);
}
