import { permittedActors } from "../spec/permissions.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";
import { fillList, type List, listLists, readList } from "./tools/lists.ts";

/** All actors that may read a list see the same items, if the plan says so. */
export const visibility: ScenarioGenerator = (spec) =>
  listLists(spec)
    .filter(({ rule }) => rule?.sameForAll)
    .flatMap((list) => {
      const { operation } = list;
      const actors = permittedActors(operation, spec) ?? spec.plan.actors;
      return actors.slice(1).map((actor) => ({
        operation,
        variant: `as ${actor}`,
        as: [actor],
        run: (steps: ScenarioSteps) => checkVisibility(list, actor, steps),
      }));
    });

async function checkVisibility(list: List, actor: string, steps: ScenarioSteps): Promise<void> {
  const draft = await steps.context.createDraft(list.operation);
  await fillList(list, draft, steps);
  const responses = [await readList(draft, steps), await readList({ ...draft, as: actor }, steps)] as const;
  expectSame(steps, responses, `Expected ${actor} and ${draft.as} to receive the same list`);
}
