import { readText } from "./change.ts";
import type { ChangeResponse, Changes, MutantTools, ProxiedRequest, ProxiedResponse } from "./table.ts";

type Read = (response: ProxiedResponse, request: ProxiedRequest) => string;

export function idOf(response: ProxiedResponse): string {
  return readText(response, "/data/id");
}

/** Remembers a response for later requests. */
export function remember(key: Read = (_, { target }) => target, value: Read = ({ body }) => body): ChangeResponse {
  return (response, request, { memory }) => {
    memory.set(key(response, request), value(response, request));
    return response;
  };
}

export function isKnown(_: ProxiedResponse, { target }: ProxiedRequest, { memory }: MutantTools): boolean {
  return memory.has(target);
}

export function recall(key: (request: ProxiedRequest) => string): ChangeResponse {
  return (response, request, { memory }) => {
    const body = memory.get(key(request));
    return body === undefined ? response : { ...response, status: 200, body };
  };
}

/** Repeats an earlier 200 response to the same path or body instead of an error. */
export function replay(operationId: string, status: number, by: "target" | "body"): Changes {
  return {
    [`${operationId} > 200`]: remember((_, request) => request[by]),
    [`${operationId} > ${status}`]: recall((request) => request[by]),
  };
}

export const cacheForever: ChangeResponse = (response, { target }, { memory }) => {
  const body = memory.get(target) ?? response.body;
  memory.set(target, body);
  return { ...response, body };
};

export function isEverySecond(_: ProxiedResponse, __: ProxiedRequest, { memory }: MutantTools): boolean {
  if (memory.delete("turn")) return true;
  memory.set("turn", "first");
  return false;
}
