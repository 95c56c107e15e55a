import fc from "fast-check";
import type { Edit, TestCase } from "../cases/test-case.ts";
import type { Failure } from "../checks/check.ts";
import { runChecks } from "../checks/index.ts";
import type { RunContext } from "../context/context.ts";
import { SkipError, writesNotAllowed } from "../context/skip.ts";
import { applyEdits, type RequestDraft } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Result } from "../report/result.ts";
import { filterValues } from "../schema/filter-values.ts";
import { validateBody } from "../schema/request-body.ts";
import { isSuccess, mayWrite } from "../spec/model.ts";
import { applyTestCase } from "./prepare-request.ts";
import { runTest, type TestEnvironment } from "./run-test.ts";

const generatedBodies = 4;

export function runCase(testCase: TestCase, environment: TestEnvironment): Promise<Result> {
  const { name, operation, status, kind, generated } = testCase;
  return runTest({ name, operationId: operation.operationId, status, kind }, async (log) => {
    const { exchange, failures } = generated
      ? await sendGenerated(testCase, generated, environment)
      : await sendTestCase(testCase, environment);
    log.failures.push(...failures);
    if (exchange) log.exchange = exchange;
  });
}

interface CheckedExchange {
  exchange?: Exchange;
  failures: Failure[];
}

async function sendTestCase(
  testCase: TestCase,
  environment: TestEnvironment,
  { more = [], first }: { more?: readonly Edit[]; first?: RequestDraft | undefined } = {},
): Promise<CheckedExchange> {
  const { context, checkContext } = environment;
  const { status, errorField } = testCase;
  const original = first ?? (await createTestDraft(testCase, context));
  const createDraft = () => applyTestCase(original, { ...testCase, edits: [...testCase.edits, ...more] }, context);
  const draft = await createDraft();
  const usesRevokedToken = testCase.edits.some((edit) => edit.in === "revoked token");
  if (testCase.capability === "prefer") Object.assign(draft.headers, preferHeaders(status, context));
  if (usesRevokedToken) draft.token = (await environment.plan.revokedToken?.(context)) ?? null;
  await prepareTarget(testCase, environment);
  const sent = await context.send(draft, { now: testCase.capability === "exhaustLimit" });
  const exchange = await replaceTaken(testCase, sent, {
    taken: context.spec.plan.errorStatuses.taken,
    retry: async () => context.send(await createDraft()),
  });
  const failures = runChecks(exchange, { status, errorField, fields: draft.expected }, checkContext).map((each) => ({
    ...each,
    exchange,
  }));
  return { exchange, failures };
}

async function createTestDraft(testCase: TestCase, context: RunContext): Promise<RequestDraft> {
  const { operation, base, isolated, status } = testCase;
  const reason = context.spec.plan.operations?.[operation.operationId]?.unreachable?.[status];
  if (reason !== undefined && testCase.kind !== "success" && testCase.capability !== "prefer")
    throw new SkipError(reason);
  // Checked before any setup, even if the request must be rejected.
  if (!context.target.writes && mayWrite(operation, context.spec.plan)) throw writesNotAllowed();
  return context.createDraft(operation, { base, isolated });
}

function preferHeaders(status: number, { target: { capabilities } }: RunContext): Record<string, string> {
  if (!capabilities.prefer) throw new SkipError("This target cannot return a status on request.");
  return capabilities.prefer(status);
}

async function prepareTarget(
  { capability, operation, status }: TestCase,
  { context, sender }: TestEnvironment,
): Promise<void> {
  const { injectError } = context.target.capabilities;
  if (capability === "injectError") {
    if (!injectError) throw new SkipError("This target cannot inject server errors.");
    await injectError(operation.operationId, status);
  }
  if (capability === "exhaustLimit") {
    if (!context.clock.canAdvance)
      throw new SkipError("Needs to advance the clock after exceeding the limit, which this target does not support.");
    const reads = context.spec.operations.filter((each) => each.method === "get" && !each.path.includes("{"));
    const cheapOperation = reads.find((each) => !each.secured) ?? reads[0];
    if (!cheapOperation)
      throw new SkipError(
        "Needs a GET operation without path parameters to exceed the limit, but the contract has no such operation.",
      );
    const { request } = await context.send(await context.createDraft(cheapOperation), { now: true });
    await sender.exhaustLimit(request);
  }
}

async function sendGenerated(
  testCase: TestCase,
  arbitrary: NonNullable<TestCase["generated"]>,
  environment: TestEnvironment,
): Promise<CheckedExchange> {
  let failed: CheckedExchange | undefined;
  let last: CheckedExchange = { failures: [] };
  // Not thrown immediately, because fast-check would try to shrink errors such as SkipError.
  let thrown: unknown;
  let first: RequestDraft | undefined = await createTestDraft(testCase, environment.context);
  const property = fc.asyncProperty(fittingEdits(arbitrary, first, environment.context), async (more) => {
    if (thrown !== undefined) return true;
    const sending = sendTestCase(testCase, environment, { more, first });
    first = undefined;
    const checked = await sending.catch((error: unknown) => {
      thrown = error;
      return last;
    });
    last = checked;
    if (checked.failures.length === 0) return true;
    failed = checked;
    return false;
  });
  await fc.check(property, { seed: environment.seed, numRuns: generatedBodies, interruptAfterTimeLimit: 20_000 });
  if (failed === undefined && thrown !== undefined) throw thrown;
  return failed ?? last;
}

// Together with the plan's `notGenerated` fields, a generated body may be of another branch of the schema.
function fittingEdits(
  arbitrary: NonNullable<TestCase["generated"]>,
  draft: RequestDraft,
  { spec }: RunContext,
): NonNullable<TestCase["generated"]> {
  const fits = (edits: readonly Edit[]) =>
    validateBody(spec, draft.operation, applyEdits(draft, edits).body).length === 0;
  return filterValues(arbitrary, fits);
}

const maxRetries = 3;

/**
 * Retries a request with other values of a unique field. An earlier run may have created a resource with a short value.
 *
 * @throws SkipError if all values of up to two characters are taken.
 */
async function replaceTaken(
  { edits, status: expected }: TestCase,
  first: Exchange,
  { taken, retry }: { taken: number | undefined; retry: () => Promise<Exchange> },
): Promise<Exchange> {
  const values = edits.flatMap((edit) => ("fresh" in edit && edit.fresh ? [String(edit.value)] : []));
  const isTaken = ({ response }: Exchange) => response.status === taken;
  let last = first;
  if (values.length === 0 || !isSuccess(expected)) return last;
  for (let retries = 0; retries < maxRetries && isTaken(last); retries++) last = await retry();
  if (isTaken(last) && values.every(({ length }) => length <= 2))
    throw new SkipError("Needs a unique value, but all values that were tried are taken.");
  return last;
}
