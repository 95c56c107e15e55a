import type { Operation } from "@crewkit/openapi";
import { type Draft, write } from "../http/draft.ts";
import type { Answer, Exchange, Request } from "../http/exchange.ts";
import type { Pace } from "../http/pace.ts";
import { isSuccess, type Law, mayWrite } from "../law/law.ts";
import { parameterNames, shapeOf, thingOf } from "../law/template.ts";
import type { Given, Plan } from "../plan/plan.ts";
import { findRequest } from "../plan/requests.ts";
import { bodyFor } from "../schema/body.ts";
import { valueFor } from "../schema/parameter.ts";
import type { Target } from "../targets/target.ts";
import { at, parseJson } from "../values/json.ts";
import { type Clean, cleanUp } from "./clean-up.ts";
import { remember } from "./remember.ts";
import { createThings } from "./things.ts";
import { noToken, notGiven, nothingAt, onlyRead, Unreached } from "./unreached.ts";
import type { World } from "./world.ts";

/** Opens the world of a run. `nonce` sets its names apart from those of other runs. */
export function createWorld(law: Law<Plan>, target: Target, pace: Pace, nonce: string): World {
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
  const things = createThings(world, law.plan);
  const drafts = createDrafts(world, law.plan);
  return world;
}

function textIn(operationId: string, body: unknown, pointer: string): string {
  const value = at(body, pointer);
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw nothingAt(operationId, pointer);
}

/**
 * Opens the world of the plan's stranger: there the stranger is the one who may do most, our own first actor is a
 * stranger, and what the target is given to work with, such as a tenant, is made anew.
 *
 * @throws Unreached if there is no stranger, or none with a token.
 */
async function openElsewhere(world: World, open: (target: Target) => World): Promise<World> {
  const { law, target, atEnd } = world;
  const { things, ...rest } = target;
  const { stranger } = law.plan;
  const token = stranger === undefined ? undefined : target.tokens[stranger];
  if (stranger === undefined) throw new Unreached(`The plan "${law.plan.name}" names no stranger.`);
  if (token === undefined) throw noToken(stranger);
  const [most = ""] = law.plan.actors;
  const tokens = { [most]: token, ...(target.tokens[most] !== undefined && { [stranger]: target.tokens[most] }) };
  const own: Record<string, string[]> = {};
  const elsewhere = open({ ...rest, tokens, things: own });
  elsewhere.home = world;
  for (const shape of Object.keys(things ?? {})) own[shape] = await elsewhere.another(shape);
  atEnd(async () => {
    const failures = await elsewhere.end();
    if (failures.length > 0) throw new Error(failures.join("\n"));
  });
  return elsewhere;
}

function createDrafts(world: World, plan: Plan): World["draft"] {
  const { law } = world;
  const [most = ""] = plan.actors;

  return async (operation, { base = "success", fresh = false, given } = {}) => {
    // Where nothing is remembered there is no state to bring about: the contract's examples do.
    const planned = world.target.stateless ? undefined : plan.operations?.[operation.operationId];
    const found = base === "none" ? undefined : findRequest(planned ?? {}, base);
    const own = typeof found === "function" ? await found(world, fresh) : (found ?? {});
    const parts = { ...own, ...given, path: { ...own.path, ...given?.path }, query: { ...own.query, ...given?.query } };
    const path = await fillPath(operation, parts.path, fresh);
    const body = "body" in parts ? parts.body : bodyFor(law, operation);
    const query = { ...required(law, operation, "query"), ...parts.query };
    const headers = { ...textsOf(required(law, operation, "header")), ...own.headers, ...given?.headers };
    const { as = most, token } = parts;
    return { operation, as, token, path, query, headers, body };
  };

  async function fillPath(operation: Operation, given: Record<string, string>, fresh: boolean) {
    const names = parameterNames(operation.path);
    if (world.target.stateless) return { ...examplePath(law, operation), ...given };
    if (names.every((name) => given[name] !== undefined)) return given;
    // What a request only reads, another may read too.
    const ids = await world.thing(placeOf(operation, plan), fresh && mayWrite(operation, plan));
    return Object.fromEntries(names.map((name, index) => [name, given[name] ?? ids[index] ?? ""]));
  }
}

// A thing in the state that an operation needs stands in the plan under the operation's own path.
function placeOf({ path }: Operation, { things }: Plan): string {
  return things?.[shapeOf(path)] ? path : thingOf(path);
}

function required(law: Law, { parameters }: Operation, place: string): Record<string, unknown> {
  const needed = parameters.filter((each) => each.in === place && each.required);
  return Object.fromEntries(needed.map((each) => [each.name, valueFor(law, each)]));
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function examplePath(law: Law, { parameters }: Operation): Record<string, string> {
  const inPath = parameters.filter((each) => each.in === "path");
  return Object.fromEntries(inPath.map((each) => [each.name, String(valueFor(law, each))]));
}
