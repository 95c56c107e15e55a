import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";
import { fill, type List, listLists, readWhole } from "./tools/lists.ts";

/** Whoever may ask for a list sees the same as the first actor, where the plan says so: no less, and no more. */
export const views: MakeWalks = (law) =>
  listLists(law)
    .filter(({ rule }) => rule?.sameForAll)
    .flatMap((list) => {
      const { operation } = list;
      const { actors, permission } = law.plan;
      const least = permission?.(operation, law.contract) ?? actors.at(-1) ?? "";
      return actors.slice(1, actors.indexOf(least) + 1).map((who) => ({
        operation,
        what: `as ${who}`,
        as: [who],
        go: (steps: Steps) => go(list, who, steps),
      }));
    });

async function go(list: List, who: string, steps: Steps): Promise<void> {
  const draft = await steps.world.draft(list.operation);
  await fill(list, draft, steps);
  const both = [await readWhole(draft, steps), await readWhole({ ...draft, as: who }, steps)] as const;
  expectSame(steps, both, `As ${who} the list must be as it is for ${draft.as}`);
}
