import { type Came, edited } from "../http/draft.ts";
import { type Family, listMadeFamilies, listOperationsOn } from "../law/family.ts";
import { documents, isSuccess, type Law } from "../law/law.ts";
import { foreignStatus } from "../law/refusals.ts";
import { withIds } from "../law/template.ts";
import { isObject, parseJson } from "../values/json.ts";
import { shorten } from "../values/show.ts";
import { Unreached } from "../world/unreached.ts";
import type { World } from "../world/world.ts";
import type { MakeWalks, Steps, WalkParts } from "./make.ts";
import { expectSame } from "./tools/differences.ts";
import { hasId } from "./tools/find-thing.ts";
import { readWhole } from "./tools/lists.ts";
import { listUses } from "./tools/uses.ts";

/**
 * What is one user's is another's for nothing (RESTler's user namespace): a stranger can't use, see or change the
 * actors' things, nor they the stranger's, which are in none of their lists.
 */
export const namespace: MakeWalks = (law) =>
  law.plan.stranger === undefined ? [] : listMadeFamilies(law).flatMap((family) => walksOf(family, law));

function walksOf(family: Family, law: Law): WalkParts[] {
  const { actors, stranger = "" } = law.plan;
  const [most = ""] = actors;
  const operation = family.create;
  return [
    {
      operation,
      what: "of the actors",
      async go(steps) {
        expectOwned(family, law);
        const owner = steps.world;
        await expectHidden(family, { owner, ids: await owner.another(family.shape), as: stranger }, steps);
      },
    },
    {
      operation,
      what: "of a stranger",
      async go(steps) {
        expectOwned(family, law);
        const owner = await steps.world.elsewhere();
        const ids = await owner.another(family.shape);
        await expectHidden(family, { owner, ids, as: most }, steps);
        await expectUnlisted(family, ids, steps);
      },
    },
  ];
}

// What the plan does not call anybody's, such as a shelf that all may look at, is hidden from nobody.
function expectOwned({ shape }: Family, law: Law): void {
  if (listOperationsOn(law, shape).some((each) => documents(each, foreignStatus(each, law)))) return;
  const place = `refusals: { foreign: { "${shape}": … } }`;
  throw new Unreached(`The plan does not say what refuses another's ${shape}, if it is anybody's: ${place}.`);
}

interface Intrusion {
  /** The world of whose the thing is. */
  owner: World;
  ids: string[];
  as: string;
}

async function expectHidden({ get, shape }: Family, { owner, ids, as }: Intrusion, steps: Steps): Promise<void> {
  const { world, send, expect } = steps;
  const { law } = world;
  const read = async () => {
    if (!get) return undefined;
    const { answer } = await owner.send(await owner.draft(get, { given: { path: withIds(get.path, ids) } }));
    return isSuccess(answer.status) ? parseJson(answer.text) : undefined;
  };
  const before = await read();
  for (const { draft } of await listUses(world, shape, ids, { as })) {
    const status = foreignStatus(draft.operation, law);
    if (!documents(draft.operation, status)) continue;
    const shown = findShown(before, await send(edited(draft, [{ in: "as", who: as }]), status));
    expect(
      shown === undefined,
      `${draft.operation.operationId} shows "${shorten(shown ?? "")}" of another's thing to the ${as}.`,
    );
  }
  expectSame(steps, [before, await read()], `What the ${as} asked for must not change another's thing`);
}

// A text of the thing that an answer has, and the request had not.
function findShown(thing: unknown, { draft, body }: Came): string | undefined {
  const sent = JSON.stringify([draft.path, draft.query, draft.body]);
  const told = JSON.stringify(body) ?? "";
  // Short texts, such as the values of an enum, show nothing.
  return textsIn(thing).find((text) => text.length > 8 && told.includes(text) && !sent.includes(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

async function expectUnlisted({ list, field }: Family, ids: string[], steps: Steps): Promise<void> {
  if (!list) return;
  const { items } = await readWhole(await steps.world.draft(list), steps, 100);
  const isThere = items.some((item) => hasId(item, field, ids.at(-1)));
  steps.expect(!isThere, `${list.operationId} lists ${ids.at(-1)}, which is another's.`);
}
