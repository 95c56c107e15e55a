import type { Wish } from "../checks/check.ts";
import type { Came, Draft } from "../http/draft.ts";
import type { Given } from "../plan/facts.ts";
import type { World } from "../world/world.ts";

/** Requests in a row, whose answers must fit together. Data until it is gone: `go` sends. */
export interface Walk {
  /** `createProject > life`. */
  name: string;
  /** The operation that it is about. */
  operationId: string;
  /** The kind: the name of the file that made it. */
  kind: string;
  /** Whether it changes something. */
  writes: boolean;
  /** Who acts in it beside the one who may do most: whose tokens it needs. */
  as?: readonly string[];
  go(steps: Steps): Promise<void>;
}

/** How a walk goes: each answer is judged on its own too. */
export interface Steps {
  world: World;
  /**
   * Sends a draft and answers what came, read as JSON. Ends the walk if the status is not the wanted one.
   *
   * @param wish the status that must come, or more that is wanted; default: the operation's success.
   */
  send(draft: Draft, wish?: number | Wish): Promise<Came>;
  /** Sends a draft and answers what came, whichever of the documented statuses it has. */
  ask(draft: Draft, manner?: Manner): Promise<Came>;
  /** Sends an operation's request that succeeds, with parts of the walk's own. */
  call(operationId: string, given?: Given, status?: number): Promise<Came>;
  /** The same, and what stands at a JSON pointer of the body. */
  read(operationId: string, pointer: string, given?: Given): Promise<unknown>;
  /** Complains with the message unless the condition holds. The walk goes on. */
  expect(condition: boolean, message: string): void;
}

/** How a draft is sent. */
export interface Manner {
  /** However few requests are left. */
  now?: boolean;
  /** What complaints begin with; default: the operation. */
  about?: string;
}
