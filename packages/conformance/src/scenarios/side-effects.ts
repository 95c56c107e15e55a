import type { Operation } from "@crewkit/openapi";
import { listOperationTestCases } from "../cases/index.ts";
import type { Edit, TestCase } from "../cases/test-case.ts";
import { firstPage } from "../context/read-pages.ts";
import { SkipError } from "../context/skip.ts";
import { applyEdits, type ParsedResponse, type RequestDraft } from "../http/draft.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, pathPatternOf, withIds } from "../spec/paths.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { formatList } from "../values/format.ts";
import { isObject, readBody } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { completeBody } from "./tools/body.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Reads return the same before and after a rejected request (RESTler's resource leak). */
export const sideEffects: ScenarioGenerator = (spec) =>
  spec.operations
    .filter((operation) => mayWrite(operation, spec.plan) && listReaders(operation, spec).length > 0)
    .map((operation) => ({ operation, run: (steps) => checkSideEffects(operation, steps) }));

async function checkSideEffects(operation: Operation, steps: ScenarioSteps): Promise<void> {
  const { spec, createDraft } = steps.context;
  const cases = listOperationTestCases(operation, { spec, seed: 1 });
  const draft = await createDraft(operation, { isolated: true });
  const complete = { ...draft, body: completeBody(draft, spec) };
  const errorCases = chooseErrorCases(cases, complete);
  const sendErrors = async () => {
    for (const { status, edits } of errorCases) await steps.send(applyEdits(complete, edits), status);
    return undefined;
  };
  await expectNoChanges({ draft: complete, cases: errorCases, attempts: [sendErrors] }, steps);
  for (const each of cases.filter(({ kind }) => kind === "state")) {
    const rejected = await createDraft(operation, { base: each.base, isolated: true });
    const sendRejected = () => steps.send(rejected, each.status);
    // A rejected request stores no field, not even a valid one.
    const sendComplete = () => steps.sendAnyStatus({ ...rejected, body: completeBody(rejected, spec) });
    await expectNoChanges({ draft: rejected, cases: [each], attempts: [sendRejected, sendComplete] }, steps);
  }
}

interface RejectedRequests {
  /** Reads the resources on the path of this request. */
  draft: RequestDraft;
  cases: readonly TestCase[];
  /** Send requests. The last response may be a success, which ends the test. */
  attempts: (() => Promise<ParsedResponse | undefined>)[];
}

async function expectNoChanges({ draft, cases, attempts }: RejectedRequests, steps: ScenarioSteps): Promise<void> {
  const read = await createReader(draft, steps);
  // Timestamps may have a resolution of one second.
  if (steps.context.clock.canAdvance) await steps.context.clock.advance(2);
  const before = await read();
  if (Object.keys(before).length === 0) throw new SkipError("No GET operation returns the changes of this operation.");
  const names = formatList(cases.map(({ name }) => `"${name}"`));
  for (const attempt of attempts) {
    const response = await attempt();
    if (response && isSuccess(response.status)) return;
    expectSame(steps, [before, await read()], `Expected no changes after ${names}`);
  }
}

// Chooses a few test cases of each kind, and one for each invalid field.
function chooseErrorCases(cases: readonly TestCase[], { body }: RequestDraft): TestCase[] {
  // A revoked token would need a login, and is rejected for the same reason as a malformed token.
  const usesRevokedToken = (edit: Edit) => edit.in === "revoked token";
  const rejected = cases.filter(
    ({ status, capability, edits }) => !isSuccess(status) && !capability && !edits.some(usesRevokedToken),
  );
  const ofKind = (kind: string) => rejected.filter((each) => each.kind === kind);
  const changesOtherField = (each: TestCase) =>
    isObject(body) && Object.keys(body).some((name) => name !== each.errorField?.path[0]);
  const invalidFields = ofKind("invalid-fields").filter(changesOtherField);
  const byField = new Map(invalidFields.map((each) => [each.errorField?.path[0], each]));
  const wrongIds = ofKind("ids").filter(({ edits }) => edits.some((edit) => edit.in === "path" && "value" in edit));
  return [...ofKind("access"), ...wrongIds.slice(-2), ...ofKind("whole-body").slice(0, 1), ...byField.values()];
}

// GET operations for the resources and lists on an operation's path, and for the list that the operation adds to.
function listReaders({ path, operationId }: Operation, spec: SpecModel): Operation[] {
  const pathPattern = pathPatternOf(path);
  const createdList = listResourceFamilies(spec).find(({ create }) => create.operationId === operationId)?.list;
  const isOnPath = (each: Operation) =>
    each.method === "get" && `${pathPattern}/`.startsWith(`${pathPatternOf(each.path)}/`);
  return [...new Set([...spec.operations.filter(isOnPath), ...(createdList ? [createdList] : [])])];
}

/** Returns a function that sends all GET requests that show a request's changes and that its actor may send. */
async function createReader(
  draft: RequestDraft,
  { context, sendAnyStatus, expect }: ScenarioSteps,
): Promise<() => Promise<Record<string, unknown>>> {
  const ids = idsIn(draft.operation.path, draft.path);
  const drafts: RequestDraft[] = [];
  for (const reader of listReaders(draft.operation, context.spec)) {
    const overrides = { path: withIds(reader.path, ids), as: draft.as };
    const readDraft = firstPage(await context.createDraft(reader, { overrides }), context.spec);
    const { status } = await sendAnyStatus(readDraft);
    const expected = `Expected a response of ${reader.operationId} without a server error, but received ${status}.`;
    expect(status < 500, expected);
    if (isSuccess(status)) drafts.push(readDraft);
  }
  return async () => {
    const read: Record<string, unknown> = {};
    for (const each of drafts) {
      const { status, text } = (await context.send(each)).response;
      read[each.operation.operationId] = isSuccess(status) ? readBody(text) : { status };
    }
    return read;
  };
}
