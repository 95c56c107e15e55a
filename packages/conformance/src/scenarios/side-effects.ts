import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../base/model.ts";
import type { ParsedResponse, RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import type { Edit, TestCase } from "../base/test-case.ts";
import { listOperationTestCases } from "../cases/index.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { firstPage } from "../context/read-pages.ts";
import { applyEdits } from "../http/draft.ts";
import { idsIn, pathPatternOf, withIds } from "../spec/paths.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { formatList, text } from "../values/format.ts";
import { isObject } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { completeBody } from "./tools/body.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Reads return the same before and after a rejected request (RESTler's resource leak). */
export const sideEffects: ScenarioGenerator = (spec) =>
  spec.operations
    .filter((operation) => !operation.readOnly && listReaders(operation, spec).length > 0)
    .map((operation) => ({ operation, run: (steps) => checkSideEffects(operation, steps) }));

async function checkSideEffects(operation: Operation, steps: EngineSteps): Promise<void> {
  const { spec, createDraft } = steps.context;
  const cases = listOperationTestCases(operation, { spec, seed: 1 });
  const draft = await createDraft(operation, { isolated: true });
  const complete = { ...draft, body: completeBody(draft, spec) };
  const errorCases = chooseErrorCases(cases, complete);
  const expectUnchanged = await observe(complete, errorCases, steps);
  for (const { status, edits } of errorCases) await steps.send(applyEdits(complete, edits), status);
  await expectUnchanged();
  for (const each of cases.filter(({ kind }) => kind === "state")) await checkRejected(each, steps);
}

/** @param isComplete true to send all fields, because a rejected request stores no field, not even a valid one. */
async function checkRejected(testCase: TestCase, steps: EngineSteps, isComplete = true): Promise<void> {
  const { spec, createDraft } = steps.context;
  const { operation, base } = testCase;
  const draft = await createDraft(operation, { base, isolated: true });
  const expectUnchanged = await observe(draft, [testCase], steps);
  const body = isComplete ? completeBody(draft, spec) : draft.body;
  const { status } = await steps.sendAnyStatus({ ...draft, body });
  if (!isSuccess(status)) return expectUnchanged();
  // The API may accept the request because of the other fields.
  if (isComplete) await checkRejected(testCase, steps, false);
}

/**
 * Sends all GET requests that show a request's changes and that its actor may send. Returns a function that sends them
 * again, and expects the same responses.
 */
async function observe(
  { operation, path, as }: RequestDraft,
  rejected: readonly TestCase[],
  steps: EngineSteps,
): Promise<() => Promise<void>> {
  const { spec, clock, createDraft } = steps.context;
  const overrides = (reader: Operation) => ({ as, path: withIds(reader.path, idsIn(operation.path, path)) });
  // Timestamps may have a resolution of one second.
  if (clock.canAdvance) await clock.advance(2);
  const before: ParsedResponse[] = [];
  for (const reader of listReaders(operation, spec)) {
    const draft = firstPage(await createDraft(reader, { overrides: overrides(reader) }), spec);
    const response = await steps.sendAnyStatus(draft);
    if (isSuccess(response.status)) before.push(response);
  }
  if (before.length === 0) throw new SkipError("No GET operation returns the changes of this operation.");
  const names = formatList(rejected.map(({ name }) => `"${name}"`));
  return async () => {
    for (const { draft, body } of before) {
      const after = await steps.sendAnyStatus(draft, { unchecked: true });
      const requirement = text`Expected the same response of ${draft.operation.operationId} after ${names}`;
      expectSame(steps, [body, after.body], requirement);
    }
  };
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
  const byStatus = new Map(ofKind("access").map((each) => [each.status, each]));
  const invalidFields = ofKind("invalid-fields").filter(changesOtherField);
  const byField = new Map(invalidFields.map((each) => [each.errorField?.path[0], each]));
  const wrongIds = ofKind("ids").filter(({ edits }) => edits.some((edit) => edit.in === "path" && "value" in edit));
  return [...byStatus.values(), ...wrongIds.slice(-2), ...ofKind("whole-body").slice(0, 1), ...byField.values()];
}

// GET operations for the resources and lists on an operation's path, and for the list that the operation adds to.
function listReaders({ path, operationId }: Operation, spec: SpecModel): Operation[] {
  const pathPattern = pathPatternOf(path);
  const createdList = listResourceFamilies(spec).find(({ create }) => create.operationId === operationId)?.list;
  const isOnPath = (each: Operation) =>
    each.method === "get" && `${pathPattern}/`.startsWith(`${pathPatternOf(each.path)}/`);
  return [...new Set([...spec.operations.filter(isOnPath), ...(createdList ? [createdList] : [])])];
}
