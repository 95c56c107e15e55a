import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import { listOperationTestCases } from "../cases/index.ts";
import type { Edit, TestCase } from "../cases/test-case.ts";
import type { RunContext } from "../context/context.ts";
import { firstPage } from "../context/read-pages.ts";
import { SkipError } from "../context/skip.ts";
import { applyEdits, type RequestDraft } from "../http/draft.ts";
import { bodyFields, bodySchema } from "../schema/request-body.ts";
import { branchesOf } from "../schema/resolve.ts";
import { variedValuesOf } from "../schema/varied-values.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, pathPatternOf, withIds } from "../spec/paths.ts";
import { fixedFields } from "../spec/references.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { formatList } from "../values/format.ts";
import { isObject, readBody, withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { type Body, completeBody, isValidBody } from "./tools/body.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Reads return the same before and after a rejected request (RESTler's resource leak). */
export const sideEffects: ScenarioGenerator = (spec) =>
  spec.operations
    .filter((operation) => mayWrite(operation, spec.plan) && listReaders(operation, spec).length > 0)
    .map((operation) => ({ operation, run: (steps) => checkSideEffects(operation, steps) }));

async function checkSideEffects(operation: Operation, steps: ScenarioSteps): Promise<void> {
  const { spec, createDraft } = steps.context;
  const cases = listOperationTestCases(operation, { spec, seed: 1 });
  await expectNoSideEffects(async () => {
    const draft = await createDraft(operation, { isolated: true });
    const completeDraft = { ...draft, body: completeBody(draft, spec) };
    const attempts = chooseErrorCases(cases, completeDraft).map(({ name, status, edits }) => {
      return { testCaseName: name, status, draft: applyEdits(completeDraft, edits) };
    });
    return { draft: completeDraft, attempts };
  }, steps);
  for (const each of cases.filter(({ kind }) => kind === "state")) await checkStateError(each, steps);
}

/** A request that the state rejects stores no field, not even a valid one. */
async function checkStateError({ name, operation, status, base }: TestCase, steps: ScenarioSteps): Promise<void> {
  const { spec, createDraft } = steps.context;
  const draft = await createDraft(operation, { base, isolated: true });
  const attempts = [{ testCaseName: name, status, draft }];
  const { read, after } = await expectNoSideEffects(async () => ({ draft, attempts }), steps);
  const body = withOtherFields(draft, spec, after);
  const others = Object.keys(Object(body)).filter((field) => !(field in Object(draft.body)));
  if (others.length === 0) return;
  // With other fields, the state may allow the request.
  const response = await steps.sendAnyStatus({ ...draft, body });
  if (isSuccess(response.status)) return;
  expectSame(steps, [after, await read()], `Expected no changes after "${name}" with ${formatList(others)}`);
}

interface RejectedRequests {
  /** Reads the resources on the path of this request. */
  draft: RequestDraft;
  attempts: { testCaseName: string; status: number; draft: RequestDraft }[];
}

interface ReadResponses {
  read: Reader;
  after: Record<string, unknown>;
}

async function expectNoSideEffects(
  prepare: () => Promise<RejectedRequests>,
  steps: ScenarioSteps,
): Promise<ReadResponses> {
  const { draft, attempts } = await prepare();
  const names = formatList(attempts.map(({ testCaseName }) => `"${testCaseName}"`));
  const read = await createReader(draft, steps);
  // Timestamps may have a resolution of one second.
  await steps.context.capabilities.advanceClock?.(2);
  const before = await read();
  if (Object.keys(before).length === 0) throw new SkipError("No GET operation returns the changes of this operation.");
  for (const { status, draft } of attempts) await steps.send(draft, status);
  const after = await read();
  if (isSame(before, after, steps)) return { read, after };
  const isFound = attempts.length > 1 && (await findSideEffect(await prepare(), steps));
  if (!isFound) expectSame(steps, [before, after], `Expected no changes after ${names}`);
  return { read, after };
}

/** Reads after each request, so that the failure names the request. */
async function findSideEffect({ draft, attempts }: RejectedRequests, steps: ScenarioSteps): Promise<boolean> {
  const read = await createReader(draft, steps);
  let before = await read();
  for (const { testCaseName, status, draft } of attempts) {
    await steps.send(draft, status);
    const after = await read();
    expectSame(steps, [before, after], `Expected no changes after "${testCaseName}"`);
    if (!isSame(before, after, steps)) return true;
    before = after;
  }
  return false;
}

function isSame(before: unknown, after: unknown, { context }: ScenarioSteps): boolean {
  const { volatileFields: ignoredFields = [] } = context.spec.plan;
  return differences(before, after, { ignoredFields }).length === 0;
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
  const invalidFields = ofKind("fields").filter(changesOtherField);
  const byField = new Map(invalidFields.map((each) => [each.errorField?.path[0], each]));
  return [...ofKind("access"), ...ofKind("ids").slice(-2), ...ofKind("body").slice(0, 1), ...byField.values()];
}

// GET operations for the resources and lists on an operation's path, and for the list that the operation adds to.
function listReaders({ path, operationId }: Operation, spec: SpecModel): Operation[] {
  const pathPattern = pathPatternOf(path);
  const createdList = listResourceFamilies(spec).find(({ create }) => create.operationId === operationId)?.list;
  const isOnPath = (each: Operation) =>
    each.method === "get" && `${pathPattern}/`.startsWith(`${pathPatternOf(each.path)}/`);
  return [...new Set([...spec.operations.filter(isOnPath), ...(createdList ? [createdList] : [])])];
}

type Reader = () => Promise<Record<string, unknown>>;

/** Sends all GET requests that show a request's changes and that its actor may send. */
async function createReader(draft: RequestDraft, { context, sendAnyStatus, expect }: ScenarioSteps): Promise<Reader> {
  const ids = idsIn(draft.operation.path, draft.path);
  const drafts: RequestDraft[] = [];
  for (const reader of listReaders(draft.operation, context.spec)) {
    const overrides = { path: withIds(reader.path, ids), as: draft.as };
    const readDraft = firstPage(await context.createDraft(reader, { overrides }), context.spec);
    const { status } = await sendAnyStatus(readDraft);
    expect(
      status < 500,
      `Expected a response of ${reader.operationId} without a server error, but received ${status}.`,
    );
    if (isSuccess(status)) drafts.push(readDraft);
  }
  return async () => {
    const read: Record<string, unknown> = {};
    for (const each of drafts) Object.assign(read, await readResponse(each, context));
    return read;
  };
}

async function readResponse(draft: RequestDraft, { send }: RunContext): Promise<Record<string, unknown>> {
  const { operationId } = draft.operation;
  const { status, text } = (await send(draft)).response;
  return { [operationId]: isSuccess(status) ? readBody(text) : { status } };
}

/**
 * Adds the fields that a body lacks, with values that the API does not return yet. Omits fields whose values depend on the
 * state.
 *
 * @param current responses with the current values.
 */
function withOtherFields({ operation, body }: RequestDraft, spec: SpecModel, current: unknown): unknown {
  if (!isObject(body)) return body;
  const fixed = [...Object.keys(body), ...fixedFields(operation, spec)];
  const names = bodyFields(spec, operation).filter((name) => !fixed.includes(name));
  const branches = branchesOf(spec, bodySchema(spec, operation) ?? {});
  return names.reduce((changed: Body, name) => {
    const known = valuesOf(current, name);
    const bodies = branches
      .flatMap(({ properties }) => variedValuesOf(spec, properties?.[name]))
      .filter((value) => value !== null && !known.some((each) => isDeepStrictEqual(each, value)))
      .map((value) => withValue(changed, [name], value));
    return bodies.filter(isObject).find((each) => isValidBody(operation, spec, each)) ?? changed;
  }, body);
}

function valuesOf(value: unknown, name: string): unknown[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...valuesOf(inner, name)]);
}
