import type { SpecModel } from "../../src/spec/model.ts";
export interface ProxiedRequest {
    /** Undefined if the contract has no matching operation. */
    operationId: string | undefined;
    method: string;
    /** Path and query, relative to the base URL. */
    target: string;
    headers: Record<string, string>;
    body: string;
}
export interface ProxiedResponse {
    status: number;
    headers: Record<string, string>;
    body: string;
    /** Replaces `body` with bytes that are not text. */
    bytes?: Uint8Array;
}
export type Forward = (proxiedRequest: ProxiedRequest) => Promise<ProxiedResponse>;
export interface MutantContext extends SpecModel {
    memory: Map<string, string>;
}
/** A server with one defect: the mock behind a proxy that changes requests or responses. */
export interface Mutant {
    description: string;
    /** `response` if a single response shows the defect, otherwise `behavior`. */
    kind: "response" | "behavior";
    /** The name of the check or kind that must kill it. */
    killedBy: string;
    /** Parts of the names of the tests that must kill it. */
    only: readonly string[];
    handle(proxiedRequest: ProxiedRequest, forward: Forward, context: MutantContext): Promise<ProxiedResponse>;
}
