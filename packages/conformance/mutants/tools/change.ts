import { parsePointer } from "@crewkit/openapi";
import { at, isObject, parseJson, without, withValue } from "../../src/values/json.ts";
import type { Forward, Mutant, Passed, Passing, Scene } from "./mutant.ts";

/** Which answers a mutant changes. */
export interface When {
  /** The operation; left out: all of them. */
  of?: string;
  /** The status; left out: each 2xx. */
  status?: number;
}

/** What to make of an answer. */
export type Change = (answer: Passed, passing: Passing, scene: Scene) => Passed;

/** What to do when an answer has come: `again` is `forward` of the proxy. */
export type Redo = (answer: Passed, passing: Passing, again: Forward) => Promise<Passed>;

/** Lets a request pass, and changes the answer where it is one of those. */
export function onAnswer(when: When, change: Change): Mutant["handle"] {
  return async (passing, forward, scene) => {
    const answer = await forward(passing);
    return fits(when, passing, answer) ? change(answer, passing, scene) : answer;
  };
}

/** The same, for what sends more requests before it answers. */
export function afterAnswer(when: When, redo: Redo): Mutant["handle"] {
  return async (passing, forward) => {
    const answer = await forward(passing);
    return fits(when, passing, answer) ? redo(answer, passing, forward) : answer;
  };
}

/** Changes the requests of an operation on their way. */
export function onRequest(of: string, change: (passing: Passing) => Passing): Mutant["handle"] {
  return (passing, forward) => forward(passing.operationId === of ? change(passing) : passing);
}

function fits({ of, status }: When, { operationId }: Passing, answer: Passed): boolean {
  const isStatus = status === undefined ? answer.status >= 200 && answer.status < 300 : answer.status === status;
  return isStatus && (of === undefined || of === operationId);
}

/** With another body. */
export function changeJson<T extends { body: string }>(one: T, change: (body: unknown) => unknown): T {
  return { ...one, body: JSON.stringify(change(parseJson(one.body))) };
}

/** With a value at a JSON pointer of the body: the one given, or what a function makes of the one there. */
export function setField<T extends { body: string }>(one: T, pointer: string, value: unknown): T {
  return changeJson(one, (body) =>
    withValue(body, parsePointer(pointer), typeof value === "function" ? value(at(body, pointer)) : value),
  );
}

/** Without what stands at a JSON pointer of the body. */
export function dropField<T extends { body: string }>(one: T, pointer: string): T {
  return changeJson(one, (body) => without(body, parsePointer(pointer)));
}

/** What stands at a JSON pointer of the body. */
export function readField({ body }: { body: string }, pointer: string): unknown {
  return at(parseJson(body), pointer);
}

/** An item of a list, or a body: whatever object is changed. */
export type Item = Record<string, unknown>;

/** With other items in the list under `data`. */
export function changeItems(answer: Passed, change: (items: Item[]) => Item[]): Passed {
  const items = readField(answer, "/data");
  return Array.isArray(items) ? setField(answer, "/data", change(items.filter(isObject))) : answer;
}

/** With each item of the list under `data` made another. */
export function mapItems(answer: Passed, change: (item: Item, index: number) => Item): Passed {
  return changeItems(answer, (items) => items.map(change));
}

/** With a header of another value; without it where there is none. */
export function setHeader(answer: Passed, name: string, value: string | undefined): Passed {
  const { [name.toLowerCase()]: _, ...rest } = answer.headers;
  return { ...answer, headers: { ...rest, ...(value !== undefined && { [name]: value }) } };
}

/** The value of a header as a number. */
export function headerNumber({ headers }: Passed, name: string): number {
  return Number(headers[name.toLowerCase()]);
}
