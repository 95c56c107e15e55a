import type { RunContext } from "../context/context.ts";
import { SkipError } from "../context/skip.ts";
import { applyEdits } from "../http/draft.ts";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { documents, type SpecModel } from "../spec/model.ts";
import { firstActor } from "../spec/permissions.ts";
import { listCreatedFamilies, listOperationsOn, type ResourceFamily } from "../spec/resource-families.ts";
import { truncate } from "../values/format.ts";
import { hasId } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { findLeakedText, readItems, readResource } from "./tools/expect-rejected.ts";
import { expectSame } from "./tools/expect-same.ts";
import { listResourceRequests } from "./tools/resources.ts";

/** Outsiders and actors can neither read, use, change nor list each other's resources (RESTler's user namespace). */
export const ownership: ScenarioGenerator = (spec) =>
  spec.plan.outsider === undefined ? [] : listCreatedFamilies(spec).flatMap((family) => scenariosOf(family, spec));

function scenariosOf(family: ResourceFamily, spec: SpecModel): ScenarioParts[] {
  const { outsider } = spec.plan;
  const operation = family.create;
  return [
    {
      operation,
      variant: "of the actors",
      async run(steps) {
        expectOwned(family, spec);
        const owner = steps.context;
        const ids = await owner.newResourceIds(family.pathPattern);
        await expectHidden(family, { owner, ids, as: outsider }, steps);
        // A list with ids in its path belongs to another resource of the outsider.
        if (family.list?.path.includes("{") === false)
          await expectUnlisted(family, { ids, reader: await owner.outsiderContext() }, steps);
      },
    },
    {
      operation,
      variant: "of an outsider",
      async run(steps) {
        expectOwned(family, spec);
        const owner = await steps.context.outsiderContext();
        const ids = await owner.newResourceIds(family.pathPattern);
        await expectHidden(family, { owner, ids }, steps);
        await expectUnlisted(family, { ids, reader: steps.context }, steps);
      },
    },
  ];
}

// Resource types without an outsider status in the plan, such as public ones, belong to no user.
function expectOwned({ pathPattern }: ResourceFamily, spec: SpecModel): void {
  if (listOperationsOn(spec, pathPattern).some((each) => documents(each, outsiderStatus(each, spec)))) return;
  const planKey = `errorStatuses: { outsider: { "${pathPattern}": … } }`;
  throw new SkipError(
    `The plan defines no status for another user's ${pathPattern}. Add ${planKey} if these belong to users.`,
  );
}

interface UnauthorizedAccess {
  owner: RunContext;
  ids: string[];
  /** Defaults to an actor that may call the operation. */
  as?: string | undefined;
}

async function expectHidden(
  { get, pathPattern }: ResourceFamily,
  { owner, ids, as }: UnauthorizedAccess,
  steps: ScenarioSteps,
): Promise<void> {
  const { context, send, expect } = steps;
  const { spec } = context;
  const read = () => readResource({ pathPattern, ids, owner }, steps);
  const before = await read();
  expect(!get || before !== undefined, `Expected ${get?.operationId} to return the resource to its owner.`);
  for (const { draft } of await listResourceRequests(context, pathPattern, ids)) {
    const actor = as ?? firstActor(draft.operation, spec);
    const status = outsiderStatus(draft.operation, spec);
    if (!documents(draft.operation, status)) continue;
    const leaked = findLeakedText(before, await send(applyEdits(draft, [{ in: "as", actor }]), status));
    expect(
      leaked === undefined,
      `Expected ${draft.operation.operationId} to hide another user's resource from ${actor}, but received "${truncate(leaked ?? "")}".`,
    );
  }
  expectSame(
    steps,
    [before, await read()],
    `Expected requests of ${as ?? "the actors"} not to change another user's resource`,
  );
}

async function expectUnlisted(
  { list, idField }: ResourceFamily,
  { ids, reader }: { ids: string[]; reader: RunContext },
  steps: ScenarioSteps,
): Promise<void> {
  if (!list) return;
  const items = await readItems(await reader.createDraft(list), reader, steps);
  const isListed = items.some((item) => hasId(item, idField, ids.at(-1)));
  steps.expect(!isListed, `Expected ${list.operationId} not to list ${ids.at(-1)} of another user.`);
}
