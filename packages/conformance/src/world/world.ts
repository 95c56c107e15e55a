import type { Operation } from "@crewkit/openapi";
import type { Case } from "../cases/case.ts";
import { type Draft, write } from "../http/draft.ts";
import type { Answer, Exchange, Request } from "../http/exchange.ts";
import type { Pace } from "../http/pace.ts";
import { isSuccess, type Law, mayWrite } from "../law/law.ts";
import type { Given } from "../plan/plan.ts";
import type { Powers, Target } from "../targets/target.ts";
import { at, parseJson } from "../values/json.ts";
import { type Clean, cleanUp } from "./clean-up.ts";
import { createDrafts } from "./drafts.ts";
import { openElsewhere } from "./elsewhere.ts";
import { remember } from "./remember.ts";
import { createThings } from "./things.ts";
import { noToken, notGiven, nothingAt, onlyRead } from "./unreached.ts";

/** What is alive on the target: who acts, what was made, and how to make more. Recipes and walks work with it. */
export interface World {
  law: Law;
  target: Target;
  powers: Powers;
  /** Sets the names of this run apart from those of others: part of each that `unique` makes. */
  nonce: string;
  /**
   * Sends the request that succeeds, with parts of the caller's own, and answers the body.
   *
   * @throws Unreached if the answer is no success.
   */
  call(operationId: string, given?: Given): Promise<unknown>;
  /** The same, and the text (or number) at a JSON pointer of the body: `world.textAt("createRole", "/data/id")`. */
  textAt(operationId: string, pointer: string, given?: Given): Promise<string>;
  /** As `textAt`, but sent once in a run: for what nobody changes. */
  once(operationId: string, pointer: string): Promise<string>;
  /** The ids that lead to a thing, in the order of its path, such as `/{org_id}/projects/{id}`; `fresh`: a new one. */
  thing(path: string, fresh?: boolean): Promise<string[]>;
  /**
   * The ids of a new thing, also where the target is given one to work with.
   *
   * @throws Unreached if nothing makes one.
   */
  another(path: string): Promise<string[]>;
  /** The same, made once in a run, by the contract's links where they lead to one: it has nothing of the first. */
  second(path: string): Promise<string[]>;
  /** The world of the stranger, on the same target: who acts there is the stranger, and what is made there is theirs. */
  elsewhere(): Promise<World>;
  /** In the stranger's world: the one of the actors, who may have to make what a stranger can only use. */
  home?: World;
  /** The request of a case, before its edits; `recipe` "none": with what is given alone. */
  draft(
    operation: Operation,
    wish?: { recipe?: Case["recipe"] | "none"; fresh?: boolean; given?: Given },
  ): Promise<Draft>;
  /** Writes a draft down and sends it. */
  send(draft: Draft): Promise<Exchange>;
  /** The same, however few requests are left. */
  sendNow(draft: Draft): Promise<Exchange>;
  /** Waits until so many requests may be sent in a row: for who can't wait between them. */
  room(requests: number): Promise<void>;
  /** Lets so many seconds pass, by the target's own power or by waiting. */
  pass(seconds: number): Promise<void>;
  /** The target's time, as far as it is known, in seconds since 1970. */
  now(): number;
  /** A text that nothing has been named with, of lower-case letters, digits and hyphens. */
  unique(stem: string): string;
  /** Remembers what is to be done at the end, last first. */
  atEnd(clean: Clean): void;
  /** Does it. Answers what went wrong. */
  end(): Promise<string[]>;
}

/** Opens the world of a run. `nonce` sets its names apart from those of other runs. */
export function createWorld(law: Law, target: Target, pace: Pace, nonce: string): World {
  const cleaning: Clean[] = [];
  const made = new Map<string, Promise<unknown>>();
  let names = 0;
  let other: Promise<World> | undefined;

  async function exchange(send: (request: Request) => Promise<Answer>, draft: Draft): Promise<Exchange> {
    // Whatever a case, a walk or the plan wants: nothing that may write leaves for a target that is only read.
    if (!target.writes && mayWrite(draft.operation, law.plan)) throw onlyRead();
    const request = write(draft, credentials(draft));
    const came = { request, answer: await send(request) };
    if (isSuccess(came.answer.status)) law.plan.watch?.(came, world);
    return came;
  }

  function credentials({ operation, as, token }: Draft): Record<string, string> {
    if (token === null || (token === undefined && !operation.secured)) return {};
    const known = token ?? target.tokens[as];
    if (known === undefined) throw noToken(as);
    return law.plan.authorize(known);
  }

  async function call(operationId: string, given: Given = {}): Promise<unknown> {
    const draft = await world.draft(law.operation(operationId), { fresh: true, given });
    const { answer } = await world.send(draft);
    if (isSuccess(answer.status)) return parseJson(answer.text);
    throw notGiven(operationId, answer);
  }

  const world: World = {
    law,
    target,
    nonce,
    powers: { ...target.powers, ...(target.powers.passTime && { passTime: pace.pass }) },
    call,
    textAt: async (operationId, pointer, given) => textIn(operationId, await call(operationId, given), pointer),
    async once(operationId, pointer) {
      return textIn(operationId, await remember(made, operationId, () => call(operationId)), pointer);
    },
    thing: (path, fresh) => things.thing(path, fresh),
    another: (path) => things.another(path),
    second: (path) => things.second(path),
    async elsewhere() {
      other ??= openElsewhere(world, (target) => createWorld(law, target, pace, `${nonce}x`));
      return other;
    },
    draft: (operation, wish) => drafts(operation, wish),
    send: (draft) => exchange(pace.send, draft),
    sendNow: (draft) => exchange(pace.sendNow, draft),
    room: pace.room,
    pass: pace.pass,
    now: pace.now,
    unique: (stem) => `${stem}-${nonce}-${++names}`,
    atEnd: (clean) => cleaning.push(clean),
    end: () => cleanUp(cleaning),
  };
  const things = createThings(world);
  const drafts = createDrafts(world);
  return world;
}

function textIn(operationId: string, body: unknown, pointer: string): string {
  const value = at(body, pointer);
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw nothingAt(operationId, pointer);
}
