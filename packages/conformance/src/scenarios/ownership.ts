import type { RunContext } from "../context/context.ts";
import { SkipError } from "../context/skip.ts";
import { applyEdits, type ParsedResponse } from "../http/draft.ts";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { documents, isSuccess, type SpecModel } from "../spec/model.ts";
import { withIds } from "../spec/paths.ts";
import { listCreatedFamilies, listOperationsOn, type ResourceFamily } from "../spec/resource-families.ts";
import { truncate } from "../values/format.ts";
import { isObject, parseJson } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/differences.ts";
import { hasId } from "./tools/find-resource.ts";
import { readList } from "./tools/lists.ts";
import { listResourceRequests } from "./tools/uses.ts";

/**
 * What is one user's is another's for nothing (RESTler's user namespace): a stranger can't use, see or change the
 * actors' things, nor they the stranger's, which are in none of their lists.
 */
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

// What the plan does not call anybody's, such as a shelf that all may look at, is hidden from nobody.
function expectOwned({ pathPattern }: ResourceFamily, spec: SpecModel): void {
  if (listOperationsOn(spec, pathPattern).some((each) => documents(each, outsiderStatus(each, spec)))) return;
  const planKey = `errorStatuses: { outsider: { "${pathPattern}": … } }`;
  throw new SkipError(`The plan does not say what refuses another's ${pathPattern}, if it is anybody's: ${planKey}.`);
}

interface UnauthorizedAccess {
  /** The world of whose the thing is. */
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
  const read = async () => {
    if (!get) return undefined;
    const { response } = await owner.send(
      await owner.createDraft(get, { overrides: { path: withIds(get.path, ids) } }),
    );
    return isSuccess(response.status) ? parseJson(response.text) : undefined;
  };
  const before = await read();
  for (const { draft } of await listResourceRequests(context, pathPattern, ids, { as })) {
    const status = outsiderStatus(draft.operation, spec);
    if (!documents(draft.operation, status)) continue;
    const leaked = findLeakedText(before, await send(applyEdits(draft, [{ in: "as", actor: as }]), status));
    expect(
      leaked === undefined,
      `${draft.operation.operationId} shows "${truncate(leaked ?? "")}" of another's thing to the ${as}.`,
    );
  }
  expectSame(steps, [before, await read()], `What the ${as} asked for must not change another's thing`);
}

// A text of the thing that an answer has, and the request had not.
function findLeakedText(resource: unknown, { draft, body }: ParsedResponse): string | undefined {
  const sent = JSON.stringify([draft.path, draft.query, draft.body]);
  const responseText = JSON.stringify(body) ?? "";
  // Short texts, such as the values of an enum, show nothing.
  return textsIn(resource).find((text) => text.length > 8 && responseText.includes(text) && !sent.includes(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

async function expectUnlisted({ list, idField }: ResourceFamily, ids: string[], steps: ScenarioSteps): Promise<void> {
  if (!list) return;
  const { items } = await readList(await steps.context.createDraft(list), steps, 100);
  const isListed = items.some((item) => hasId(item, idField, ids.at(-1)));
  steps.expect(!isListed, `${list.operationId} lists ${ids.at(-1)}, which is another's.`);
}
