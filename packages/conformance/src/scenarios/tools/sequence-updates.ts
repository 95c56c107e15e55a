import type { Operation } from "@crewkit/openapi";
import fc, { type Arbitrary } from "fast-check";
import { listOperationTestCases } from "../../cases/index.ts";
import type { TestCase } from "../../cases/test-case.ts";
import { applyEdits, type RequestDraft } from "../../http/draft.ts";
import type { Plan } from "../../plan/plan.ts";
import { validateBody } from "../../schema/body.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import { pick } from "../../values/json.ts";
import { type Body, bodyOf, isValidBody } from "./body.ts";
import { type Change, draftFor, record, type Sequence, type SequenceResource } from "./sequence.ts";
import { arbitraryBody } from "./sequence-bodies.ts";
import { updateResource } from "./sequence-changes.ts";
import { expectModel } from "./sequence-checks.ts";

// Longer bodies need time, and other tests send them.
const maxLength = 1000;

interface Update {
  operation: Operation;
  /** Fields that keep their values. */
  fixed: readonly string[];
  fields: Body;
}

/** An update with a random valid body, sometimes sent twice. */
export function arbitraryUpdate(operation: Operation, spec: SpecModel<Plan>): Arbitrary<Change> {
  const turns = fc.nat({ max: 4 });
  return fc.tuple(arbitraryFields(operation, spec), turns).map(([update, turn]) => change(update, turn === 0 ? 2 : 1));
}

/** A valid update, followed by an invalid one. Undefined if the contract or the plan defines no invalid body. */
export function arbitraryRejectedUpdate(operation: Operation, spec: SpecModel<Plan>): Arbitrary<Change> | undefined {
  const cases = listOperationTestCases(operation, { spec, seed: 1 });
  const invalid = cases.filter(({ kind, edits }) => kind === "fields" && JSON.stringify(edits).length < maxLength);
  if (invalid.length === 0) return undefined;
  const updates = arbitraryFields(operation, spec);
  return fc
    .tuple(updates, updates, fc.constantFrom(...invalid))
    .map(([first, second, testCase]) => inOrder(change(first), reject(second, testCase)));
}

function arbitraryFields(operation: Operation, spec: SpecModel<Plan>): Arbitrary<Update> {
  const fixed = fixedFields(operation, spec);
  return arbitraryBody(operation, spec, fixed).map((fields) => ({ operation, fixed, fields }));
}

// A rejected update must not revert the previous one.
function inOrder(first: Change, second: Change): Change {
  return async (resource, state) => {
    await first(resource, state);
    if (state.model.remaining > 0) await second(resource, state);
  };
}

function change(update: Update, times: number = 1): Change {
  return async (resource, state) => {
    const draft = await draftUpdate(update, resource, state.real);
    const { spec } = state.real.steps.context;
    if (Object.keys(bodyOf(draft.body)).length === 0 || !isValidBody(draft.operation, spec, draft.body)) return;
    for (let count = 0; count < times && state.model.remaining > 0; count++)
      await updateResource(draft, resource, state);
  };
}

function reject(update: Update, { edits, status }: TestCase): Change {
  return async (resource, { model, real }) => {
    const draft = applyEdits(await draftUpdate(update, resource, real), edits);
    if (validateBody(real.steps.context.spec, draft.operation, draft.body).length === 0) return;
    record(draft, resource.label, { model, real });
    await sendInvalid(draft, resource, [status, real]);
    await expectModel(model, real);
  };
}

async function sendInvalid(
  draft: RequestDraft,
  { hasState, label }: SequenceResource,
  [status, { steps }]: [number, Sequence],
): Promise<void> {
  // The API may check the state of the resource first.
  const response = hasState ? await steps.sendAnyStatus(draft) : await steps.send(draft, status);
  const requirement = `Expected ${draft.operation.operationId} of ${label} to reject an invalid body`;
  steps.expect(!isSuccess(response.status), `${requirement}, but received ${response.status}.`);
}

// The body of a PUT is the whole resource (RFC 9110, section 9.3.4).
async function draftUpdate(
  { operation, fixed, fields }: Update,
  resource: SequenceResource,
  real: Sequence,
): Promise<RequestDraft> {
  const draft = await draftFor(operation, resource, real);
  return { ...draft, body: operation.method === "put" ? { ...pick(resource.value, fixed), ...fields } : fields };
}
