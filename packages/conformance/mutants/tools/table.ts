import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isSuccess, type SpecModel } from "../../src/spec/model.ts";

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

type Forward = (proxiedRequest: ProxiedRequest) => Promise<ProxiedResponse>;

interface MutantContext extends SpecModel {
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

/** Mutants by name, grouped by the tests that must kill them. */
export type Mutants = Record<string, Record<string, [description: string, change: ChangeResponse | Changes]>>;

/** `send` forwards a request to the mock unchanged. */
export interface MutantTools extends MutantContext {
  send: Forward;
}

export type ChangeResponse = (
  response: ProxiedResponse,
  request: ProxiedRequest,
  tools: MutantTools,
) => ProxiedResponse | Promise<ProxiedResponse>;

/** May return a response instead of a request. */
export type ChangeRequest = (
  request: ProxiedRequest,
  tools: MutantTools,
) => ProxiedRequest | ProxiedResponse | Promise<ProxiedRequest | ProxiedResponse>;

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

const folder = dirname(import.meta.dirname);

/** Reads all mutants. A file is named after the check or kind that must kill its mutants, with an optional topic. */
export async function listMutants(): Promise<[name: string, mutant: Mutant][]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const tables = await Promise.all(
    files.sort().map(async (file) => {
      const { responses = {}, behaviors = {} } = await import(pathToFileURL(join(folder, file)).href);
      const [killedBy = ""] = file.split(".");
      return [
        ...readTable(responses, { kind: "response", killedBy }),
        ...readTable(behaviors, { kind: "behavior", killedBy }),
      ];
    }),
  );
  return tables.flat();
}

function readTable(table: Mutants, { kind, killedBy }: Pick<Mutant, "kind" | "killedBy">): [string, Mutant][] {
  return Object.entries(table).flatMap(([testName, rows]) =>
    Object.entries(rows).map(([name, [description, change]]): [string, Mutant] => {
      const changes = typeof change === "function" ? { [responseSelector(testName)]: change } : change;
      const only = changes.after === undefined ? [testName] : [changes.after, testName];
      return [name, { description, kind, killedBy, only, handle: handleWith(testName, changes) }];
    }),
  );
}

/** `getProject > 404` for `getProject > 404 > path id: unknown`. */
function responseSelector(testName: string): `${string} > ${string}` {
  const [operation, status = ""] = testName.split(" > ");
  return `${operation} > ${/^\d+$/.test(status) ? status : "2XX"}`;
}

function handleWith(testName: string, { request, requests, after: _, ...responses }: Changes): Mutant["handle"] {
  const onRequest = Object.entries({ ...requests, ...(request && { [testName]: request }) });
  const onResponse: [string, ChangeResponse][] = Object.entries(responses);
  return async (proxiedRequest, forward, context) => {
    const tools = { ...context, send: forward };
    let forwarded = proxiedRequest;
    for (const [, change] of onRequest.filter(([selector]) => matchesOperation(selector, proxiedRequest))) {
      const changed = await change(forwarded, tools);
      if ("status" in changed) return changed;
      forwarded = changed;
    }
    const original = await forward(forwarded);
    let response = original;
    for (const [, change] of onResponse.filter(
      ([selector]) => matchesOperation(selector, proxiedRequest) && matchesStatus(selector, original),
    ))
      response = await change(response, proxiedRequest, tools);
    return response;
  };
}

function matchesOperation(selector: string, { operationId }: ProxiedRequest): boolean {
  const [operation] = selector.split(" > ");
  return operation === "*" || operation === operationId;
}

function matchesStatus(selector: string, { status }: ProxiedResponse): boolean {
  const [, expected] = selector.split(" > ");
  return expected === "*" || expected === String(status) || (expected === "2XX" && isSuccess(status));
}
