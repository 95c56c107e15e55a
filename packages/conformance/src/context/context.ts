import type { Operation } from "@crewkit/openapi";
import type { TestCase } from "../cases/test-case.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import type { RequestOverrides } from "../plan/facts.ts";
import type { SpecModel } from "../spec/model.ts";
import type { Capabilities, Target } from "../targets/target.ts";
import type { CleanUp } from "./clean-up.ts";

/** What is alive on the target: who acts, what was made, and how to make more. Recipes and walks work with it. */
export interface RunContext {
  spec: SpecModel;
  target: Target;
  capabilities: Capabilities;
  /** Sets the names of this run apart from those of others: part of each that `unique` makes. */
  runId: string;
  /**
   * Sends the request that succeeds, with parts of the caller's own, and answers the body.
   *
   * @throws Unreached if the answer is no success.
   */
  call(operationId: string, overrides?: RequestOverrides): Promise<unknown>;
  /** The same, and the text (or number) at a JSON pointer of the body: `world.textAt("createRole", "/data/id")`. */
  callForText(operationId: string, pointer: string, overrides?: RequestOverrides): Promise<string>;
  /** As `textAt`, but sent once in a run: for what nobody changes. */
  callOnceForText(operationId: string, pointer: string): Promise<string>;
  /** The ids that lead to a thing, in the order of its path, such as `/{org_id}/projects/{id}`; `fresh`: a new one. */
  resourceIds(path: string, isolated?: boolean): Promise<string[]>;
  /**
   * The ids of a new thing, also where the target is given one to work with.
   *
   * @throws Unreached if nothing makes one.
   */
  newResourceIds(path: string): Promise<string[]>;
  /** The same, made once in a run, by the contract's links where they lead to one: it has nothing of the first. */
  secondResourceIds(path: string): Promise<string[]>;
  /** The world of the stranger, on the same target: who acts there is the stranger, and what is made there is theirs. */
  outsiderContext(): Promise<RunContext>;
  /** In the stranger's world: the one of the actors, who may have to make what a stranger can only use. */
  actorContext?: RunContext;
  /** The request of a case, before its edits; `recipe` "none": with what is given alone. */
  createDraft(
    operation: Operation,
    expectation?: { base?: TestCase["base"] | "none"; isolated?: boolean; overrides?: RequestOverrides },
  ): Promise<RequestDraft>;
  /** Writes a draft down and sends it. */
  send(draft: RequestDraft): Promise<Exchange>;
  /** The same, however few requests are left. */
  sendNow(draft: RequestDraft): Promise<Exchange>;
  /** Waits until so many requests may be sent in a row: for who can't wait between them. */
  reserve(requests: number): Promise<void>;
  /** Lets so many seconds pass, by the target's own power or by waiting. */
  advanceTime(seconds: number): Promise<void>;
  /** The target's time, as far as it is known, in seconds since 1970. */
  now(): number;
  /** A text that nothing has been named with, of lower-case letters, digits and hyphens. */
  unique(stem: string): string;
  /** Remembers what is to be done at the end, last first. */
  onCleanUp(cleanUp: CleanUp): void;
  /** Does it. Answers what went wrong. */
  cleanUp(): Promise<string[]>;
}
