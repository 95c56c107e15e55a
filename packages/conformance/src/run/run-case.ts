import fc from "fast-check";
import type { Case, Edit } from "../cases/case.ts";
import type { Complaint } from "../checks/check.ts";
import { judge } from "../checks/index.ts";
import { edited } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import { mayWrite } from "../law/law.ts";
import type { Result } from "../report/result.ts";
import { onlyRead, Unreached } from "../world/unreached.ts";
import type { World } from "../world/world.ts";
import { attempt, type Running } from "./attempt.ts";

// So many bodies are made from the schema for a case.
const bodies = 4;

export function runCase(testCase: Case, running: Running): Promise<Result> {
  const { name, operation, status, kind, generated } = testCase;
  return attempt({ name, operationId: operation.operationId, status, kind }, async (seen) => {
    const { exchange, complaints } = generated
      ? await tryGenerated(testCase, generated, running)
      : await tryOnce(testCase, running);
    seen.complaints.push(...complaints);
    if (exchange) seen.exchange = exchange;
  });
}

interface Judged {
  exchange?: Exchange;
  complaints: Complaint[];
}

async function tryOnce(testCase: Case, running: Running, more: readonly Edit[] = []): Promise<Judged> {
  const { world, bench } = running;
  const { operation, base, fresh, status, blames } = testCase;
  const { unreachable } = world.law.plan.operations?.[operation.operationId] ?? {};
  const reason = unreachable?.[status];
  if (reason !== undefined && testCase.kind !== "success" && testCase.power !== "prefer") throw new Unreached(reason);
  // Not even one that is to be refused; and told before anything is made ready for it.
  if (!world.target.writes && mayWrite(operation, world.law.plan)) throw onlyRead();
  const draft = edited(await world.draft(operation, { base, fresh }), [...testCase.edits, ...more]);
  const isSpent = testCase.edits.some((edit) => edit.in === "spent token");
  if (testCase.power === "prefer") Object.assign(draft.headers, preference(status, world));
  if (isSpent) draft.token = (await running.plan.spentToken?.(world)) ?? null;
  await prepare(testCase, running);
  const exchange = testCase.power === "spend" ? await world.sendNow(draft) : await world.send(draft);
  return { exchange, complaints: judge(exchange, { status, blames }, bench) };
}

function preference(status: number, { powers }: World): Record<string, string> {
  if (!powers.prefer) throw new Unreached("This target can't be asked for a status.");
  return powers.prefer(status);
}

async function prepare({ power, operation, status }: Case, { world, pace }: Running): Promise<void> {
  const { fail, passTime } = world.powers;
  if (power === "fail") {
    if (!fail) throw new Unreached("This target can't be made to fail.");
    await fail(operation.operationId, status);
  }
  if (power === "spend") {
    if (!passTime) throw new Unreached("The suite keeps to the limits of this target.");
    const reads = world.law.operations.filter((each) => each.method === "get" && !each.path.includes("{"));
    const cheap = reads.find((each) => !each.secured) ?? reads[0];
    if (!cheap) throw new Unreached("The contract has no operation that is cheap enough to use up a limit.");
    const { request } = await world.sendNow(await world.draft(cheap));
    await pace.spend(request);
  }
}

// Each body that the arbitrary makes is one request; what fails is shrunk to the fields that are at fault.
async function tryGenerated(
  testCase: Case,
  arbitrary: NonNullable<Case["generated"]>,
  running: Running,
): Promise<Judged> {
  let failed: Judged | undefined;
  let last: Judged = { complaints: [] };
  // What is no fault of the answer ends it: fast-check would shrink it.
  let stopped: unknown;
  const property = fc.asyncProperty(arbitrary, async (edits) => {
    if (stopped !== undefined) return true;
    const judged = await tryOnce(testCase, running, edits).catch((error: unknown) => {
      stopped = error;
      return last;
    });
    last = judged;
    if (judged.complaints.length === 0) return true;
    failed = judged;
    return false;
  });
  await fc.check(property, { seed: running.seed, numRuns: bodies, interruptAfterTimeLimit: 20_000 });
  if (failed === undefined && stopped !== undefined) throw stopped;
  return failed ?? last;
}
