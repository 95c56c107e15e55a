import { type Operation, resolve } from "@crewkit/openapi";
import type { Came, Draft } from "../http/draft.ts";
import { readExpression } from "../law/expression.ts";
import { documentedResponse, isSuccess, type Law, mayWrite, successOf } from "../law/law.ts";
import type { Given } from "../plan/plan.ts";
import { isObject, mapStrings } from "../values/json.ts";
import { show } from "../values/show.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";

type Link = Exclude<NonNullable<ReturnType<typeof documentedResponse>>["links"], undefined>[string];

/** What an answer links to (OpenAPI 3.1, section 4.8.20) is there, under the values that the link's expressions give. */
export const links: MakeWalks = (law) =>
  law.operations.flatMap((operation) =>
    linksOf(operation, law).map((link) => ({
      operation,
      what: link.name,
      writes: [operation, link.target].some((each) => each && mayWrite(each, law.plan)),
      go: (steps: Steps) => go(operation, link, steps),
    })),
  );

interface ReadLink {
  name: string;
  /** undefined where the contract has no operation `to`: the link leads nowhere. */
  target: Operation | undefined;
  to: string;
  parameters: Record<string, unknown>;
  body: unknown;
}

function linksOf(operation: Operation, law: Law): ReadLink[] {
  const links = Object.entries(documentedResponse(operation, successOf(operation))?.links ?? {});
  return links.flatMap(([name, link]: [string, Link]) => {
    const { operationId, parameters = {}, requestBody: body } = resolve(law.contract, link);
    const target = law.operations.find((each) => each.operationId === operationId);
    return operationId === undefined ? [] : [{ name, target, to: operationId, parameters, body }];
  });
}

async function go(operation: Operation, link: ReadLink, steps: Steps): Promise<void> {
  const { target } = link;
  steps.expect(target !== undefined, `The contract has no operation ${link.to}: mend the link ${link.name}.`);
  if (!target) return;
  const source = await steps.ask(await steps.world.draft(operation, { fresh: true }));
  // That it must succeed is a case of its own.
  if (!isSuccess(source.status))
    throw new Unreached(`It needs ${operation.operationId}, which answered ${source.status}.`);
  const draft = await follow(target, link, source, steps);
  const came = await steps.ask(draft);
  const { law } = steps.world;
  const { path, token } = law.plan.refusals;
  // A state may forbid a write. That the thing is not there, or not the caller's to know, may not be.
  const isRight = isSuccess(came.status) || (mayWrite(target, law.plan) && ![path, token].includes(came.status));
  const values = show({ ...draft.path, ...draft.query });
  steps.expect(isRight, `The link to ${link.to} must lead there, but with ${values} the status is ${came.status}.`);
}

async function follow(target: Operation, link: ReadLink, source: Came, { world }: Steps): Promise<Draft> {
  const { parameters, body } = link;
  const values = Object.entries(parameters).map(([name, value]) => [name, String(evaluate(value, source))] as const);
  const given = (place: string) =>
    Object.fromEntries(
      values.filter(([name]) => target.parameters.some((each) => each.in === place && each.name === name)),
    );
  const { as, token } = source.draft;
  // Who was answered goes on. Where the plan gives the target a token of its own, a source without one leaves it.
  const who: Given = { as, ...(token !== undefined && token !== null && { token }) };
  const parts = { ...who, path: given("path"), query: given("query") };
  const draft = await world.draft(target, { fresh: true, given: parts });
  if (body === undefined) return draft;
  const own = evaluate(body, source);
  return { ...draft, body: isObject(draft.body) && isObject(own) ? { ...draft.body, ...own } : own };
}

function evaluate(value: unknown, came: Came): unknown {
  return mapStrings(value, (text) => {
    if (!text.startsWith("$")) return text;
    const found = readExpression(text, came);
    if (found === undefined || found === null)
      throw new Unreached(`The answer of ${came.draft.operation.operationId} has nothing at ${text} this time.`);
    return found;
  });
}
