import type { Operation } from "@crewkit/openapi";
import type { TestCase } from "../cases/test-case.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import type { RequestOverrides } from "../plan/facts.ts";
import type { SpecModel } from "../spec/model.ts";
import type { Capabilities, Target } from "../targets/target.ts";
import type { CleanUp } from "./clean-up.ts";

/** The state of a run: its actors, the resources that it created, and functions to send requests and create more. */
export interface RunContext {
  spec: SpecModel;
  target: Target;
  capabilities: Capabilities;
  /** Part of every name that `unique` generates, so that runs do not collide. */
  runId: string;
  /**
   * Sends the successful request of an operation, with overrides, and returns the parsed body.
   *
   * @throws SkipError if the response is not a success.
   */
  call(operationId: string, overrides?: RequestOverrides): Promise<unknown>;
  /**
   * Like `call`, but returns the text or number at a JSON pointer of the body: `callForText("createRole", "/data/id")`.
   */
  callForText(operationId: string, pointer: string, overrides?: RequestOverrides): Promise<string>;
  /** Like `callForText`, but sent only once per run. For values that no test changes. */
  callOnceForText(operationId: string, pointer: string): Promise<string>;
  /**
   * The ids of a resource in path order, for a path such as `/{org_id}/projects/{id}`. `isolated`: a new resource, if
   * possible.
   */
  resourceIds(path: string, isolated?: boolean): Promise<string[]>;
  /**
   * The ids of a new resource, even if the target provides one to work in.
   *
   * @throws SkipError if no resource can be created.
   */
  newResourceIds(path: string): Promise<string[]>;
  /**
   * The ids of a second resource, created once per run, through the contract's links if possible. Unrelated to the
   * first.
   */
  secondResourceIds(path: string): Promise<string[]>;
  /**
   * The context in which the outsider is the first actor, on the same target. Resources created there are the
   * outsider's.
   */
  outsiderContext(): Promise<RunContext>;
  /** In the outsider's context: the actors' context, for setup that an outsider cannot do. */
  actorContext?: RunContext;
  /** The request of a test case before its edits. `base` "none" uses only the overrides. */
  createDraft(
    operation: Operation,
    expectation?: { base?: TestCase["base"] | "none"; isolated?: boolean; overrides?: RequestOverrides },
  ): Promise<RequestDraft>;
  send(draft: RequestDraft): Promise<Exchange>;
  /** Like `send`, but does not wait for the rate limit. */
  sendNow(draft: RequestDraft): Promise<Exchange>;
  /** Waits until this many requests can be sent without waiting in between. */
  reserve(requests: number): Promise<void>;
  /** Lets seconds pass, by advancing the target's clock or by waiting. */
  advanceTime(seconds: number): Promise<void>;
  /** The target's time, as far as known, in seconds since 1970. */
  now(): number;
  /** A name that was not used before, of lowercase letters, digits and hyphens. */
  unique(stem: string): string;
  /** Adds a step to run at the end, in reverse order. */
  onCleanUp(cleanUp: CleanUp): void;
  /** Runs the clean-up steps and returns the messages of those that failed. */
  cleanUp(): Promise<string[]>;
}
