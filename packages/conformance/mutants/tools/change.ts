import { parsePointer } from "@crewkit/openapi";
import { isObject, parseJson, valueAt, without, withValue } from "../../src/values/json.ts";
import type { ChangeResponse, MutantTools, ProxiedRequest, ProxiedResponse } from "./table.ts";

type Message = { body: string };

/** Sets the JSON body to a value or the result of a function. */
export function setBody(value: unknown): <T extends Message>(message: T) => T {
  return (message) => {
    const before = parseJson(message.body);
    const after = typeof value === "function" ? value(before) : value;
    return after === before ? message : { ...message, body: JSON.stringify(after) };
  };
}

/** Sets the value at a JSON pointer to a value or the result of a function. */
export function setField(pointer: string, value: unknown): <T extends Message>(message: T) => T {
  return setBody((body: unknown) => {
    const before = valueAt(body, pointer);
    const after = typeof value === "function" ? value(before) : value;
    return after === before ? body : withValue(body, parsePointer(pointer), after);
  });
}

export function changeText(pointer: string, change: (text: string) => unknown): <T extends Message>(message: T) => T {
  return setField(pointer, (text: unknown) => (typeof text === "string" ? change(text) : text));
}

export function dropField(pointer: string): <T extends Message>(message: T) => T {
  return setBody((body: unknown) => without(body, parsePointer(pointer)));
}

export function readField({ body }: Message, pointer: string): unknown {
  return valueAt(parseJson(body), pointer);
}

export function readText(message: Message, pointer: string): string {
  return String(readField(message, pointer));
}

export type Item = Record<string, unknown>;

export function itemsOf(message: Message): Item[] {
  const items = readField(message, "/data");
  return Array.isArray(items) ? items.filter(isObject) : [];
}

export function changeItems(change: (items: Item[]) => Item[]): (response: ProxiedResponse) => ProxiedResponse {
  return (response) =>
    Array.isArray(readField(response, "/data")) ? setField("/data", change(itemsOf(response)))(response) : response;
}

/** Like {@link setField}, for each item in `data`. */
export function setEach(pointer: string, value: unknown): (response: ProxiedResponse) => ProxiedResponse {
  const keys = parsePointer(pointer);
  return changeItems((items) =>
    items.map((item, index) => {
      const after = typeof value === "function" ? value(valueAt(item, pointer), item, index) : value;
      return Object(withValue(item, keys, after));
    }),
  );
}

export function respondWith(status: number, body?: object): (response: ProxiedResponse) => ProxiedResponse {
  return (response) => ({ ...response, status, ...(body && { body: JSON.stringify(body) }) });
}

export function rejectTaken(field: string): (response: ProxiedResponse) => ProxiedResponse {
  const problem = "has already been taken";
  return respondWith(422, { error: `Validation failed: ${field} ${problem}`, details: { [field]: [problem] } });
}

export function setHeader(name: string, value: string | undefined): (response: ProxiedResponse) => ProxiedResponse {
  return ({ headers: { [name.toLowerCase()]: _, ...rest }, ...response }) => ({
    ...response,
    headers: { ...rest, ...(value !== undefined && { [name]: value }) },
  });
}

export function headerNumber({ headers }: ProxiedResponse, name: string): number {
  return Number(headers[name.toLowerCase()]);
}

export function when(
  condition: (response: ProxiedResponse, request: ProxiedRequest, tools: MutantTools) => unknown,
  change: ChangeResponse,
): ChangeResponse {
  return async (...args) => ((await condition(...args)) ? change(...args) : args[0]);
}

export function isStateError(response: ProxiedResponse): boolean {
  return readField(response, "/details") === undefined;
}
