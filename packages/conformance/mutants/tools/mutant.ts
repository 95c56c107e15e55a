import type { SpecModel } from "../../src/spec/model.ts";

/** A request on its way to the mock. */
export interface ProxiedRequest {
  /** The operation that it is for; undefined where the contract has none. */
  operationId: string | undefined;
  method: string;
  /** Below the base URL, with the query. */
  target: string;
  headers: Record<string, string>;
  body: string;
}

/** A response on its way back. */
export interface ProxiedResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Sent in place of the body if that is no text. */
  bytes?: Uint8Array;
}

export type Forward = (proxiedRequest: ProxiedRequest) => Promise<ProxiedResponse>;

/** What a mutant knows: the contract, and what it remembers since it began. */
export interface MutantContext extends SpecModel {
  memory: Map<string, string>;
}

/** A server with one fault, made of the correct mock by changing what passes between it and the suite. */
export interface Mutant {
  /** What is wrong with it, as a sentence. */
  description: string;
  /** Whether a response alone shows the fault, or only with its request, or with what came before or after. */
  kind: "response" | "behavior";
  /** What must find it: the name of a check, or the kind of a scenario or test case. */
  killedBy: string;
  /** Parts of the names of the test cases and scenarios that must find it: a run of these alone is short. */
  only: readonly string[];
  /** Responds to a request, with `forward` or without. */
  handle(proxiedRequest: ProxiedRequest, forward: Forward, context: MutantContext): Promise<ProxiedResponse>;
}
