import { parsePointer } from "@crewkit/openapi";
import { at, isObject, parseJson, without, withValue } from "../../src/values/json.ts";
import type { Passed, Passing } from "./mutant.ts";
import type { ChangeResponse, Tools } from "./table.ts";

type Message = { body: string };

/** Sets the JSON body, to a value or to the result of a function. Returns the message itself if nothing changes. */
export function setBody(value: unknown): <T extends Message>(message: T) => T {
  return (message) => {
    const before = parseJson(message.body);
    const after = typeof value === "function" ? value(before) : value;
    return after === before ? message : { ...message, body: JSON.stringify(after) };
  };
}

/** Sets the value at a JSON pointer of the body, to a value or to the result of a function. */
export function setField(pointer: string, value: unknown): <T extends Message>(message: T) => T {
  return setBody((body: unknown) => {
    const before = at(body, pointer);
    const after = typeof value === "function" ? value(before) : value;
    return after === before ? body : withValue(body, parsePointer(pointer), after);
  });
}

/** Changes the value at a JSON pointer of the body if it is a text. */
export function changeText(pointer: string, change: (text: string) => unknown): <T extends Message>(message: T) => T {
  return setField(pointer, (text: unknown) => (typeof text === "string" ? change(text) : text));
}

export function dropField(pointer: string): <T extends Message>(message: T) => T {
  return setBody((body: unknown) => without(body, parsePointer(pointer)));
}

export function readField({ body }: Message, pointer: string): unknown {
  return at(parseJson(body), pointer);
}

export function readText(message: Message, pointer: string): string {
  return String(readField(message, pointer));
}

export type Item = Record<string, unknown>;

export function itemsOf(message: Message): Item[] {
  const items = readField(message, "/data");
  return Array.isArray(items) ? items.filter(isObject) : [];
}

/** Changes the items of the list under `data`, if there is one. */
export function changeItems(change: (items: Item[]) => Item[]): (response: Passed) => Passed {
  return (response) =>
    Array.isArray(readField(response, "/data")) ? setField("/data", change(itemsOf(response)))(response) : response;
}

/** Sets the value at a JSON pointer of each item under `data`, to a value or to the result of a function. */
export function setEach(pointer: string, value: unknown): (response: Passed) => Passed {
  const keys = parsePointer(pointer);
  return changeItems((items) =>
    items.map((item, index) => {
      const after = typeof value === "function" ? value(at(item, pointer), item, index) : value;
      return Object(withValue(item, keys, after));
    }),
  );
}

/** Sets the status, and the JSON body if one is given. */
export function respondWith(status: number, body?: object): (response: Passed) => Passed {
  return (response) => ({ ...response, status, ...(body && { body: JSON.stringify(body) }) });
}

export function rejectTaken(field: string): (response: Passed) => Passed {
  const problem = "has already been taken";
  return respondWith(422, { error: `Validation failed: ${field} ${problem}`, details: { [field]: [problem] } });
}

export function setHeader(name: string, value: string | undefined): (response: Passed) => Passed {
  return ({ headers: { [name.toLowerCase()]: _, ...rest }, ...response }) => ({
    ...response,
    headers: { ...rest, ...(value !== undefined && { [name]: value }) },
  });
}

export function headerNumber({ headers }: Passed, name: string): number {
  return Number(headers[name.toLowerCase()]);
}

export function when(
  condition: (response: Passed, request: Passing, tools: Tools) => unknown,
  change: ChangeResponse,
): ChangeResponse {
  return async (...all) => ((await condition(...all)) ? change(...all) : all[0]);
}

/** Whether an error response is about the state of a resource, and not about a field. */
export function isAboutState(response: Passed): boolean {
  return readField(response, "/details") === undefined;
}
