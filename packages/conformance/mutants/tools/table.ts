import { isSuccess } from "../../src/law/law.ts";
import type { Forward, Mutant, Passed, Passing, Scene } from "./mutant.ts";

/** Mutants by their names, below the part of a name of the test cases or scenarios that must find them. */
export type Mutants = Record<string, Record<string, [breaks: string, change: ChangeResponse | Changes]>>;

/** What a change can use. A request that it sends goes to the mock, unchanged. */
export interface Tools extends Scene {
  send: Forward;
}

/** Makes another response of the mock's. */
export type ChangeResponse = (response: Passed, request: Passing, tools: Tools) => Passed | Promise<Passed>;

/** Makes another request of the suite's, or responds to it. */
export type ChangeRequest = (request: Passing, tools: Tools) => Passing | Passed | Promise<Passing | Passed>;

/** The changes of a mutant that does more than change the response that its place in the table names. */
export interface Changes {
  /** Changes the requests of the operation that must find the mutant. */
  request?: ChangeRequest;
  /** Changes the requests of other operations; `*` is all of them. */
  requests?: Record<string, ChangeRequest>;
  /** Changes the responses of an operation with a status: `getProject > 404`, `getProject > 2XX` or `* > *`. */
  [response: `${string} > ${string}`]: ChangeResponse;
  /** Another test case that must run before. */
  after?: string;
}

export function readTable(table: Mutants, { kind, caughtBy }: Pick<Mutant, "kind" | "caughtBy">): [string, Mutant][] {
  return Object.entries(table).flatMap(([finder, rows]) =>
    Object.entries(rows).map(([name, [breaks, change]]): [string, Mutant] => {
      const changes = typeof change === "function" ? { [placeOf(finder)]: change } : change;
      const only = changes.after === undefined ? [finder] : [changes.after, finder];
      return [name, { breaks, kind, caughtBy, only, handle: handleWith(finder, changes) }];
    }),
  );
}

/** The responses that a test case is about: `getProject > 404` for `getProject > 404 > path id: unknown`. */
function placeOf(finder: string): `${string} > ${string}` {
  const [operation, status = ""] = finder.split(" > ");
  return `${operation} > ${/^\d+$/.test(status) ? status : "2XX"}`;
}

function handleWith(finder: string, { request, requests, after: _, ...responses }: Changes): Mutant["handle"] {
  const onRequest = Object.entries({ ...requests, ...(request && { [finder]: request }) });
  const onResponse: [string, ChangeResponse][] = Object.entries(responses);
  return async (passing, forward, scene) => {
    const tools = { ...scene, send: forward };
    let asked = passing;
    for (const [, change] of onRequest.filter(([place]) => isOf(place, passing))) {
      const changed = await change(asked, tools);
      if ("status" in changed) return changed;
      asked = changed;
    }
    const original = await forward(asked);
    let response = original;
    for (const [, change] of onResponse.filter(([place]) => isOf(place, passing) && hasStatus(place, original)))
      response = await change(response, passing, tools);
    return response;
  };
}

function isOf(place: string, { operationId }: Passing): boolean {
  const [operation] = place.split(" > ");
  return operation === "*" || operation === operationId;
}

function hasStatus(place: string, { status }: Passed): boolean {
  const [, wanted] = place.split(" > ");
  return wanted === "*" || wanted === String(status) || (wanted === "2XX" && isSuccess(status));
}
