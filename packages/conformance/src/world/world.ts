import type { Operation } from "@crewkit/openapi";
import type { Case } from "../cases/case.ts";
import type { Draft } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Law } from "../law/law.ts";
import type { Given } from "../plan/facts.ts";
import type { Powers, Target } from "../targets/target.ts";
import type { Clean } from "./clean-up.ts";

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
  draft(operation: Operation, wish?: { base?: Case["base"] | "none"; fresh?: boolean; given?: Given }): Promise<Draft>;
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
