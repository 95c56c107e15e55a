import type { RunContext } from "../context/context.ts";
import { SkipError } from "../context/skip.ts";
import { applyEdits } from "../http/draft.ts";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { documents, type SpecModel } from "../spec/model.ts";
import { listCreatedFamilies, listOperationsOn, type ResourceFamily } from "../spec/resource-families.ts";
import { truncate } from "../values/format.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/differences.ts";
import { findLeakedText, readResource } from "./tools/expect-rejected.ts";
import { hasId } from "./tools/find-resource.ts";
import { readList } from "./tools/lists.ts";
import { listResourceRequests } from "./tools/resource-requests.ts";

/** Outsiders and actors can neither read, use, change nor list each other's resources (RESTler's user namespace). */
export const ownership: ScenarioGenerator = (spec) =>
  spec.plan.outsider === undefined ? [] : listCreatedFamilies(spec).flatMap((family) => scenariosOf(family, spec));

function scenariosOf(family: ResourceFamily, spec: SpecModel): ScenarioParts[] {
  const { actors, outsider = "" } = spec.plan;
  const [topActor = ""] = actors;
  const operation = family.create;
  return [
    {
      operation,
      variant: "of the actors",
      async run(steps) {
        expectOwned(family, spec);
        const owner = steps.context;
        await expectHidden(family, { owner, ids: await owner.newResourceIds(family.pathPattern), as: outsider }, steps);
      },
    },
    {
      operation,
      variant: "of an outsider",
      async run(steps) {
        expectOwned(family, spec);
        const owner = await steps.context.outsiderContext();
        const ids = await owner.newResourceIds(family.pathPattern);
        await expectHidden(family, { owner, ids, as: topActor }, steps);
        await expectUnlisted(family, ids, steps);
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
  as: string;
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
  for (const { draft } of await listResourceRequests(context, pathPattern, ids, { as })) {
    const status = outsiderStatus(draft.operation, spec);
    if (!documents(draft.operation, status)) continue;
    const leaked = findLeakedText(before, await send(applyEdits(draft, [{ in: "as", actor: as }]), status));
    expect(
      leaked === undefined,
      `Expected ${draft.operation.operationId} to hide another user's resource from ${as}, but received "${truncate(leaked ?? "")}".`,
    );
  }
  expectSame(steps, [before, await read()], `Expected requests of ${as} not to change another user's resource`);
}

async function expectUnlisted({ list, idField }: ResourceFamily, ids: string[], steps: ScenarioSteps): Promise<void> {
  if (!list) return;
  const { items } = await readList(await steps.context.createDraft(list), steps, 100);
  const isListed = items.some((item) => hasId(item, idField, ids.at(-1)));
  steps.expect(!isListed, `Expected ${list.operationId} not to list ${ids.at(-1)} of another user.`);
}
