import type { ChangeRequest, ChangeResponse, ProxiedRequest, ProxiedResponse } from "./table.ts";

/** Users in the sample data. `ada` owns an organization. `noor` is an outsider with her own organization. */
type Person = "ada" | "bruno" | "chen" | "dana" | "noor";

export function as(person: Person): (request: ProxiedRequest) => ProxiedRequest {
  return (request) => withToken(request, `Bearer mock.${person}.token`);
}

export function withToken(request: ProxiedRequest, authorization: string): ProxiedRequest {
  return { ...request, headers: { ...request.headers, authorization } };
}

export function isFrom(...people: Person[]): (_: unknown, request: ProxiedRequest) => boolean {
  return (_, { headers }) => people.some((person) => headers.authorization === `Bearer mock.${person}.token`);
}

export function whenFrom(people: Person | Person[], change: ChangeRequest): ChangeRequest {
  const isMatch = isFrom(...[people].flat());
  return (request, tools) => (isMatch(undefined, request) ? change(request, tools) : request);
}

export function changeQuery(change: (query: URLSearchParams) => void): (request: ProxiedRequest) => ProxiedRequest {
  return (request) => {
    const [path = "", search] = request.target.split("?");
    const query = new URLSearchParams(search);
    change(query);
    return { ...request, target: query.size > 0 ? `${path}?${query}` : path };
  };
}

export function setQuery(
  name: string,
  value: string | ((value: string | null) => string | null),
): (request: ProxiedRequest) => ProxiedRequest {
  return (request) => {
    const before = queryOf(request, name);
    const after = typeof value === "function" ? value(before) : value;
    return after === before || after === null ? request : changeQuery((query) => query.set(name, after))(request);
  };
}

export function dropQuery(name: string): (request: ProxiedRequest) => ProxiedRequest {
  return changeQuery((query) => query.delete(name));
}

export function queryOf({ target }: ProxiedRequest, name: string): string | null {
  return new URLSearchParams(target.split("?")[1]).get(name);
}

export function partsOf({ target }: ProxiedRequest): string[] {
  return target.split("?")[0]?.split("/").slice(1) ?? [];
}

export function lastPart(request: ProxiedRequest): string {
  return partsOf(request).at(-1) ?? "";
}

export function asGet(request: ProxiedRequest, target: string = request.target): ProxiedRequest {
  return { ...request, method: "GET", target, body: "" };
}

export function withJsonBody(request: ProxiedRequest, body: object, method: string = request.method): ProxiedRequest {
  const headers = { ...request.headers, "content-type": "application/json" };
  return { ...request, method, headers, body: JSON.stringify(body) };
}

export function resend(change: (request: ProxiedRequest, response: ProxiedResponse) => ProxiedRequest): ChangeResponse {
  return (response, request, { send }) => send(change(request, response));
}

export function alsoSend(
  change: (request: ProxiedRequest, response: ProxiedResponse) => ProxiedRequest,
): ChangeResponse {
  return async (response, request, { send }) => {
    await send(change(request, response));
    return response;
  };
}
