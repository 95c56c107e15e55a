import type { Contract, Operation } from "@crewkit/openapi";
import type { Clock } from "./clock.ts";
import type { Exchange } from "./exchange.ts";
import type { Item, RequestBase, RequestDraft, RequestOverrides } from "./request.ts";
import type { Target } from "./target.ts";

/** Removes what a run created. */
export type CleanUp = () => Promise<unknown>;

/** The state of a run, and functions to send requests and create resources. */
export interface RunContext {
  contract: Contract;
  target: Target;
  /** Part of every name that `unique` generates. */
  runId: string;
  /** @throws if the contract has no such operation. */
  operation(operationId: string): Operation;
  /**
   * Sends the successful request of an operation and returns the parsed body.
   *
   * @throws SkipError if the response is not a success.
   */
  call(operationId: string, overrides?: RequestOverrides): Promise<unknown>;
  /** Like `call`, but returns the text or number at a JSON pointer: `callForText("createRole", "/data/id")`. */
  callForText(operationId: string, pointer: string, overrides?: RequestOverrides): Promise<string>;
  /** Like `callForText`, but sent only once per run. */
  callOnceForText(operationId: string, pointer: string): Promise<string>;
  /**
   * Reads all items of a list without checking the responses.
   *
   * @throws SkipError if a response is not a success, or the list has more than ten of its largest pages.
   */
  readAll(operationId: string, overrides?: RequestOverrides): Promise<Item[]>;
  /** The ids of a resource in path order. If `isolated`, the ids of a new resource, if possible. */
  resourceIds(path: string, isolated?: boolean): Promise<string[]>;
  /**
   * Like `resourceIds`, for a resource of an actor.
   *
   * @throws SkipError if no resource can be created.
   */
  ownedResourceIds(owner: string, path: string, isolated?: boolean): Promise<string[]>;
  /**
   * The ids of a new resource, even if the target provides one.
   *
   * @throws SkipError if no resource can be created.
   */
  newResourceIds(path: string): Promise<string[]>;
  /** The context in which the outsider is the first actor and owns new resources. */
  outsiderContext(): Promise<RunContext>;
  /** In the outsider's context: the actors' context. */
  actorContext?: RunContext;
  createDraft(operation: Operation, options?: DraftOptions): Promise<RequestDraft>;
  send(draft: RequestDraft, options?: SendNow): Promise<Exchange>;
  /**
   * Like `send`, for a request that a test needs.
   *
   * @param status defaults to any success.
   * @throws SkipError if the response has another status.
   */
  sendForSetup(draft: RequestDraft, status?: number): Promise<Exchange>;
  clock: Clock;
  /** A new name of lowercase letters, digits and hyphens. */
  unique(stem: string): string;
  /** @param isLast true for steps that leave little behind if the process is killed. They run after the others. */
  onCleanUp(cleanUp: CleanUp, isLast?: boolean): void;
}

export interface DraftOptions {
  /** "none" uses only the contract's example and the overrides. */
  base?: RequestBase | "none";
  /** True if the request changes its resource and therefore needs a separate one. */
  isolated?: boolean;
  /** The resource in the path belongs to the first of these actors with a token. */
  owners?: readonly string[] | undefined;
  overrides?: RequestOverrides;
}

export interface SendNow {
  /** True to send without waiting, even if the request will be rejected. */
  now?: boolean | undefined;
}
