import type { Operation } from "@crewkit/openapi";
import fc, { type Arbitrary } from "fast-check";
import type { RequestDraft } from "../../http/draft.ts";
import type { Plan } from "../../plan/plan.ts";
import type { SpecModel } from "../../spec/model.ts";
import { pathPatternOf } from "../../spec/paths.ts";
import { fixedFields } from "../../spec/references.ts";
import { listCreatedFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import { omit, pick } from "../../values/json.ts";
import { type Body, bodyOf, isValidBody } from "./body.ts";
import {
  type Change,
  draftFor,
  record,
  type SequenceCommand,
  type SequenceModel,
  type SequenceResource,
  type SequenceState,
} from "./sequence.ts";
import { arbitraryBody, mergeBody } from "./sequence-bodies.ts";
import { addChildren, createResource, removeResource } from "./sequence-changes.ts";
import { expectModel, expectResource, expectUnknown } from "./sequence-checks.ts";
import { arbitraryRejectedUpdate, arbitraryUpdate } from "./sequence-updates.ts";

const maxLive = 3;

/** An operation on the resources of a type, with a random body. */
export function arbitraryCommand(family: ResourceFamily, spec: SpecModel<Plan>): Arbitrary<SequenceCommand> {
  const { create, get, update, remove } = family;
  const bodies = arbitraryBody(create, spec, fixedFields(create, spec));
  const children = listChildFamilies(family, spec).map((child) => toCommand(hasLive, addChildren(child)));
  const rejected = update && arbitraryRejectedUpdate(update, spec);
  const weights: [weight: number, commands: Arbitrary<SequenceCommand> | undefined][] = [
    [3, bodies.map((fields) => toCommand(hasRoom, createWith(fields)))],
    [3, update && onResource(listLive, arbitraryUpdate(update, spec))],
    [1, rejected && onResource(listLive, rejected)],
    [2, remove && onResource(listLive, fc.constant(removeWith(remove)))],
    [2, remove && onResource(listRemoved, bodies.map(recreateWith))],
    [1, remove && onResource(listRemoved, arbitraryUnknown(family))],
    [1, get && onResource(listLive, fc.constant(readWith(get)))],
    [1, children.length > 0 ? fc.constantFrom(...children) : undefined],
  ];
  return fc.oneof(...weights.flatMap(([weight, arbitrary]) => (arbitrary ? [{ weight, arbitrary }] : [])));
}

function arbitraryUnknown({ get, update, remove }: ResourceFamily): Arbitrary<Change> {
  const operations = [get, update, remove].filter((each) => each !== undefined);
  return fc.constantFrom(...operations).map(expectRemoved);
}

const listLive = ({ live }: SequenceModel) => live;
const listRemoved = ({ removed }: SequenceModel) => removed;

function hasLive({ live, remaining }: SequenceModel): boolean {
  return live.length > 0 && remaining > 0;
}

// Prefers the resources that were changed last, because many defects need several changes of one resource.
const indexes = fc.constantFrom(0, 0, 0, 1, 1, 2);

function onResource(
  choose: (model: SequenceModel) => SequenceResource[],
  changes: Arbitrary<Change>,
): Arbitrary<SequenceCommand> {
  const isPossible = (model: SequenceModel) => model.remaining > 0 && choose(model).length > 0;
  return fc.tuple(indexes, changes).map(([index, change]) =>
    toCommand(isPossible, async (state) => {
      const resources = choose(state.model);
      const resource = resources[index % resources.length];
      if (resource) await change(resource, state);
    }),
  );
}

function toCommand(
  check: (model: SequenceModel) => boolean,
  run: (state: SequenceState) => Promise<void>,
): SequenceCommand {
  const command: SequenceCommand = {
    check,
    async run(model, real) {
      const { requests, commands } = real.log;
      const before = requests.length;
      await run({ model, real }).finally(() => {
        if (requests.length > before) commands.push(command);
      });
    },
  };
  return command;
}

// The children of a deleted resource must be readable before.
function listChildFamilies({ pathPattern }: ResourceFamily, spec: SpecModel<Plan>): ResourceFamily[] {
  return listCreatedFamilies(spec).filter(
    ({ create, get }) =>
      get &&
      pathPatternOf(create.path).startsWith(`${pathPattern}/`) &&
      !spec.plan.operations?.[create.operationId]?.outlivesParent,
  );
}

function createWith(fields: Body): (state: SequenceState) => Promise<void> {
  return (state) => createNext((draft) => mergeBody(draft, fields, state.real.steps.context.spec), state);
}

function hasRoom({ live, drafts, remaining }: SequenceModel): boolean {
  return live.length < maxLive && drafts.length > 0 && remaining > 0;
}

async function createNext(bodyFor: (draft: RequestDraft) => unknown, state: SequenceState): Promise<void> {
  const { spec } = state.real.steps.context;
  const [next] = state.model.drafts;
  const draft = next && { ...next, body: bodyFor(next) };
  if (!draft || !hasRoom(state.model) || isTaken(draft, state)) return;
  if (draft.body !== next.body && !isValidBody(draft.operation, spec, draft.body)) return;
  state.model.drafts.shift();
  await createResource(draft, state);
}

/** Creates a resource with the unique values of a deleted one, or with all of its values if none is unique. */
function recreateWith(fields: Body): Change {
  return ({ sent }, state) => {
    const { spec } = state.real.steps.context;
    const { operationId } = state.real.family.create;
    const { unique = [], notGenerated = [], reserved = [] } = spec.plan.operations?.[operationId] ?? {};
    const uniqueValues = omit(pick(sent, unique), [...notGenerated, ...reserved]);
    const others = unique.length > 0 ? fields : omit(sent, notGenerated);
    const bodyFor = (draft: RequestDraft) =>
      draft.body && { ...bodyOf(mergeBody(draft, others, spec)), ...uniqueValues };
    return createNext(bodyFor, state);
  };
}

// The plan may use the same value in several requests, such as the id of a resource that only one resource can refer to.
function isTaken({ operation, body }: RequestDraft, { model, real }: SequenceState): boolean {
  const { unique = [], reserved = [] } = real.steps.context.spec.plan.operations?.[operation.operationId] ?? {};
  const hasSame = (names: readonly string[]) => (resource: SequenceResource) =>
    names.some((name) => bodyOf(body)[name] !== undefined && resource.sent[name] === bodyOf(body)[name]);
  return model.live.some(hasSame(unique)) || model.removed.some(hasSame(reserved));
}

function removeWith(remove: Operation): Change {
  return async (resource, state) => removeResource(await draftFor(remove, resource, state.real), resource, state);
}

function readWith(get: Operation): Change {
  return async (resource, state) => {
    record(await draftFor(get, resource, state.real), resource.label, state);
    await expectResource(resource, state.real);
  };
}

function expectRemoved(operation: Operation): Change {
  return async (resource, { model, real }) => {
    const draft = await draftFor(operation, resource, real);
    record(draft, resource.label, { model, real });
    await expectUnknown(draft, resource, real);
    if (operation.method !== "get") await expectModel(model, real);
  };
}
