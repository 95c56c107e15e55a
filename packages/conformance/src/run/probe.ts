import type { Operation } from "@crewkit/openapi";
import { type Answer, NoAnswer } from "../http/exchange.ts";
import { createPace } from "../http/pace.ts";
import { createSend } from "../http/send.ts";
import { createLaw, documentedKey, type Law, mayWrite } from "../law/law.ts";
import { createWorld } from "../world/create.ts";
import type { RunOptions } from "./options.ts";

/** A target at which no run makes sense; the message says why in a line, and what to do. */
export class Unusable extends Error {
  override name = "Unusable";
}

/**
 * Asks a target for two or three things that every API answers, before a run: is it there, is it this API, does it
 * know the first actor's token?
 *
 * @throws Unusable if not.
 */
export async function probe({ contract, plan, target, timeout }: RunOptions): Promise<void> {
  const law = createLaw(contract, plan);
  const send = createSend(target.url, timeout === undefined ? {} : { timeout });
  const world = createWorld(law, target, createPace(send, plan, target.powers), "probe");
  const answers: Probed[] = [];
  for (const operation of choose(law, target.tokens)) {
    const draft = await world.draft(operation);
    if (target.stateless) Object.assign(draft.headers, target.powers.prefer?.(200));
    const { answer } = await world.send(draft).catch(unusable);
    answers.push({ operation, answer });
  }
  judgeAnswers(answers, law, target.url);
}

interface Probed {
  operation: Operation;
  answer: Answer;
}

// Without parameters, so that nothing need be known: two that anybody may ask for, and two for who has a token.
function choose({ operations, plan }: Law, tokens: Record<string, string>): Operation[] {
  const plain = operations.filter((each) => each.method === "get" && !mayWrite(each, plan) && isPlain(each));
  const hasToken = tokens[plan.actors[0] ?? ""] !== undefined;
  const secured = hasToken ? plain.filter((each) => each.secured) : [];
  return [...plain.filter((each) => !each.secured).slice(0, 2), ...secured.slice(0, 2)];
}

function isPlain({ path, parameters }: Operation): boolean {
  return !path.includes("{") && parameters.every(({ required }) => !required);
}

function unusable(error: unknown): never {
  if (error instanceof NoAnswer) throw new Unusable(`${error.message} Nothing was tried.`);
  throw error;
}

function judgeAnswers(answers: Probed[], { plan }: Law, url: string): void {
  const [first] = answers;
  if (!first) return;
  const strange = answers.filter(({ operation, answer }) => isStrange(operation, answer));
  if (strange.length === answers.length) throw new Unusable(explain(first, url));
  const secured = answers.filter(({ operation }) => operation.secured);
  const refused = secured.filter(({ answer }) => answer.status === plan.refusals.token);
  const [one] = refused;
  if (one && refused.length === secured.length)
    throw new Unusable(
      `The token of ${plan.actors[0]} is refused: GET ${one.operation.path} answered ${one.answer.status}. Give a good one with --token.`,
    );
}

// What this API can't have answered: a page, a redirect, or a status that it does not document.
function isStrange(operation: Operation, { status, headers }: Answer): boolean {
  const isPage = headers.get("Content-Type")?.toLowerCase().includes("html") ?? false;
  return isPage || documentedKey(operation, status) === undefined;
}

function explain({ operation, answer }: Probed, url: string): string {
  const call = `GET ${url.replace(/\/+$/, "")}${operation.path}`;
  const location = answer.headers.get("Location");
  if (answer.status >= 300 && answer.status < 400 && location)
    return `${call} answered ${answer.status} and sends to ${location}. Give the URL that it leads to.`;
  const type = answer.headers.get("Content-Type") ?? "no media type";
  return `${call} answered ${answer.status} with ${type}, and so does the rest: is this the base URL of the API?`;
}
