import type { Forward, Mutant, MutantContext, ProxiedRequest, ProxiedResponse } from "./mutant.ts";
/** Mutants by name, grouped by the tests that must kill them. */
export type Mutants = Record<string, Record<string, [description: string, change: ChangeResponse | Changes]>>;
/** `send` forwards a request to the mock unchanged. */
export interface MutantTools extends MutantContext {
    send: Forward;
}
export type ChangeResponse = (response: ProxiedResponse, request: ProxiedRequest, tools: MutantTools) => ProxiedResponse | Promise<ProxiedResponse>;
/** May return a response instead of a request. */
export type ChangeRequest = (request: ProxiedRequest, tools: MutantTools) => ProxiedRequest | ProxiedResponse | Promise<ProxiedRequest | ProxiedResponse>;
export interface Changes {
    /** Changes the requests of the tested operation. */
    request?: ChangeRequest;
    /** Changes the requests of other operations, or of all with `*`. */
    requests?: Record<string, ChangeRequest>;
    /** Changes responses: `getProject > 404`, `getProject > 2XX` or `* > *`. */
    [response: `${string} > ${string}`]: ChangeResponse;
    /** A test case to run first. */
    after?: string;
}
export declare function readTable(table: Mutants, { kind, killedBy }: Pick<Mutant, "kind" | "killedBy">): [string, Mutant][];
