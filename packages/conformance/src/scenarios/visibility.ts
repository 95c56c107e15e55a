import { readPages } from "../context/read-pages.ts";
import { permittedActors } from "../spec/permissions.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { expectSame } from "./tools/expect-same.ts";
import { fillList, listLists } from "./tools/lists.ts";

/** All actors that may read a list see the same items, if the plan says so. */
export const visibility: ScenarioGenerator = (spec) =>
  listLists(spec).flatMap((list) => {
    const { operation, rule } = list;
    const actors = permittedActors(operation, spec) ?? spec.plan.actors;
    return (rule?.sameForAll ? actors.slice(1) : []).map((actor) => ({
      operation,
      variant: `as ${actor}`,
      as: [actor],
      async run(steps) {
        const draft = await steps.context.createDraft(operation);
        await fillList(list, draft, steps);
        const contents = [await readPages(draft, steps), await readPages({ ...draft, as: actor }, steps)] as const;
        expectSame(steps, contents, `Expected ${actor} and ${draft.as} to receive the same list`);
      },
    }));
  });
