import type { Expectation } from "../checks/check.ts";
import type { RunContext } from "../context/context.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import type { RequestOverrides } from "../plan/facts.ts";

/** Requests in a row, whose answers must fit together. Data until it is gone: `go` sends. */
export interface Scenario {
  /** `createProject > lifecycle`. */
  name: string;
  /** The operation that it is about. */
  operationId: string;
  /** The kind: the name of the file that made it. */
  kind: string;
  /** Whether it changes something. */
  writes: boolean;
  /** Who acts in it beside the one who may do most: whose tokens it needs. */
  as?: readonly string[];
  run(steps: ScenarioSteps): Promise<void>;
}

/** How a walk goes: each answer is judged on its own too. */
export interface ScenarioSteps {
  context: RunContext;
  /**
   * Sends a draft and answers what came, read as JSON. Ends the walk if the status is not the wanted one.
   *
   * @param wish the status that must come, or more that is wanted; default: the operation's success.
   */
  send(draft: RequestDraft, expectation?: number | Expectation): Promise<ParsedResponse>;
  /** Sends a draft and answers what came, whichever of the documented statuses it has. */
  sendAnyStatus(draft: RequestDraft, options?: SendAnyOptions): Promise<ParsedResponse>;
  /** Sends an operation's request that succeeds, with parts of the walk's own. */
  call(operationId: string, overrides?: RequestOverrides, status?: number): Promise<ParsedResponse>;
  /** The same, and what stands at a JSON pointer of the body. */
  callAndRead(operationId: string, pointer: string, overrides?: RequestOverrides): Promise<unknown>;
  /** Complains with the message unless the condition holds. The walk goes on. */
  expect(condition: boolean, message: string): void;
}

/** How a draft is sent. */
export interface SendAnyOptions {
  /** However few requests are left. */
  now?: boolean;
  /** What complaints begin with; default: the operation. */
  label?: string;
}
