import type { Complaint, Wish } from "../checks/check.ts";
import { judge } from "../checks/index.ts";
import { isMeant } from "../checks/status.ts";
import { type Came, type Draft, readAnswer } from "../http/draft.ts";
import { successOf } from "../law/law.ts";
import type { Given } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import { groupBy } from "../values/group.ts";
import { at } from "../values/json.ts";
import type { Manner, Steps, Walk } from "../walks/walk.ts";
import { onlyRead } from "../world/unreached.ts";
import { attempt, type Running, type Seen } from "./attempt.ts";

/** Goes a walk and tells what was wrong on the way. */
export async function runWalk({ name, operationId, kind, writes, go }: Walk, running: Running): Promise<Result> {
  const result = await attempt({ name, operationId, kind }, async (seen) => {
    if (writes && !running.world.target.writes) throw onlyRead();
    await go(createSteps(running, seen, kind)).catch((error: unknown) => {
      if (!(error instanceof Ended)) throw error;
    });
  });
  return { ...result, complaints: tellOnce(result.complaints) };
}

// A walk may find the same on each of twenty pages: what is wanted there is alike, but for numbers.
function tellOnce(complaints: readonly Complaint[]): Complaint[] {
  const alike = groupBy(complaints, ({ check, message }) => `${check}: ${wantedIn(message).replace(/\d+/g, "")}`);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const more = others.length > 0 ? ` (And ${others.length} more like it.)` : "";
    return [{ ...first, message: `${first.message}${more}` }];
  });
}

function wantedIn(message: string): string {
  return message.replace(/, but .*/s, "");
}

// A step that failed: what comes after it would only complain of the same.
class Ended extends Error {}

function createSteps({ world, bench }: Running, seen: Seen, kind: string): Steps {
  async function exchangeOf(draft: Draft, wish: Wish, manner: Manner = {}): Promise<Came> {
    const exchange = await (manner.now ? world.sendNow(draft) : world.send(draft));
    seen.exchange = exchange;
    const about = manner.about ?? draft.operation.operationId;
    const found = judge(exchange, wish, bench);
    seen.complaints.push(
      ...found.map(({ check, message }) => ({
        check: check === "status" ? kind : check,
        message: `${about}: ${message}`,
      })),
    );
    return readAnswer(draft, exchange.answer);
  }

  async function send(draft: Draft, wish?: number | Wish): Promise<Came> {
    const more: Wish = typeof wish === "number" ? { status: wish } : (wish ?? {});
    const { status = successOf(draft.operation) } = more;
    const came = await exchangeOf(draft, { ...more, status });
    if (!isMeant(draft.operation, status, came.status)) throw new Ended();
    return came;
  }

  async function call(operationId: string, given: Given = {}, status?: number): Promise<Came> {
    return send(await world.draft(world.law.operation(operationId), { fresh: true, given }), status);
  }

  return {
    world,
    send,
    ask: (draft, manner) => exchangeOf(draft, {}, manner),
    call,
    read: async (operationId, pointer, given) => at((await call(operationId, given)).body, pointer),
    expect(condition, message) {
      if (!condition) seen.complaints.push({ check: kind, message });
    },
  };
}
