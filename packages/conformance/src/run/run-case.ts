import type { Exchange } from "../base/exchange.ts";
import { isSuccess } from "../base/model.ts";
import { SkipError, writesNotAllowed } from "../base/skip.ts";
import type { TestCase } from "../base/test-case.ts";
import { runChecks } from "../checks/index.ts";
import { prepareRequest } from "../context/build-request.ts";
import type { EngineContext, PreparedRequest } from "../context/engine-context.ts";
import { renewUniqueFields } from "../context/fresh-value.ts";
import { listSimpleReads } from "../spec/paths.ts";
import type { TestEnvironment, TestLog } from "./task.ts";

export async function runCase(testCase: TestCase, environment: TestEnvironment, log: TestLog): Promise<void> {
  const { status, edits, errorField, capability } = testCase;
  const { context, checkContext } = environment;
  const prepared = await prepareTestCase(testCase, context);
  const draft = renewUniqueFields(prepared, context);
  if (edits.some((edit) => edit.in === "revoked token"))
    draft.token = (await context.spec.plan.revokedToken?.(context)) ?? null;
  if (capability) await prepareTarget(testCase, environment);
  const sent = await context.send(draft, { now: capability === "exhaustLimit" });
  const exchange = await replaceTaken(testCase, sent, context, () =>
    context.send(renewUniqueFields(prepared, context)),
  );
  log.failures.push(...runChecks(exchange, { status, errorField, fields: draft.expected }, checkContext));
  log.exchange = exchange;
}

async function prepareTestCase(testCase: TestCase, context: EngineContext): Promise<PreparedRequest> {
  const { operation, isolated, owners, status, capability } = testCase;
  const reason = context.spec.plan.operations?.[operation.operationId]?.unreachable?.[status];
  if (reason !== undefined && testCase.kind !== "success" && testCase.kind !== "preferred") throw new SkipError(reason);
  // Checked before any setup, even if the request must be rejected.
  if (!context.target.writes && !operation.readOnly) throw writesNotAllowed();
  // The plan's requests may need other requests, and waiting for them would reset the limit.
  const base = capability === "exhaustLimit" ? "none" : testCase.base;
  return prepareRequest(context, operation, { base, isolated, owners, testCase });
}

async function prepareTarget(
  { capability, operation, status }: TestCase,
  { context, sender }: TestEnvironment,
): Promise<void> {
  if (capability === "injectError") {
    const { injectError } = context.target.capabilities;
    if (!injectError) throw new SkipError("This target cannot inject server errors.");
    await injectError(operation.operationId, status);
  } else {
    if (!context.clock.canAdvance)
      throw new SkipError("Needs to advance the clock after exceeding the limit, which this target does not support.");
    const [cheapOperation] = listSimpleReads(context.spec.operations);
    if (!cheapOperation) throw new SkipError("Needs a GET operation without parameters to exceed the limit.");
    const { request } = await context.send(await context.createDraft(cheapOperation), { now: true });
    await sender.exhaustLimit(request);
  }
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
  { spec }: EngineContext,
  retry: () => Promise<Exchange>,
): Promise<Exchange> {
  const values = edits.flatMap((edit) => ("fresh" in edit && edit.fresh ? [String(edit.value)] : []));
  const isTaken = ({ response }: Exchange) => response.status === spec.plan.errorStatuses.taken;
  let last = first;
  if (values.length === 0 || !isSuccess(expected)) return last;
  for (let retries = 0; retries < maxRetries && isTaken(last); retries++) last = await retry();
  if (isTaken(last) && values.every(({ length }) => length <= 2))
    throw new SkipError("Needs a unique value, but all values that were tried are taken.");
  return last;
}
