import type { Passing } from "./mutant.ts";

/** Who has a token in the mock's world: `ada` owns an organization in which `noor`, who has her own, is nobody. */
export type Person = "ada" | "bruno" | "chen" | "dana" | "noor";

/** The same request, with somebody else's token. */
export function as(person: Person, passing: Passing): Passing {
  return { ...passing, headers: { ...passing.headers, authorization: `Bearer mock.${person}.token` } };
}

/** Whether a request comes with somebody's first token. */
export function isFrom(person: Person, { headers }: Passing): boolean {
  return headers.authorization === `Bearer mock.${person}.token`;
}

/** The same request, with another query: what a change makes of it. */
export function withQuery(passing: Passing, change: (query: URLSearchParams) => void): Passing {
  const [path = "", search] = passing.target.split("?");
  const query = new URLSearchParams(search);
  change(query);
  return { ...passing, target: query.size > 0 ? `${path}?${query}` : path };
}

/** A query parameter of a request. */
export function queryOf({ target }: Passing, name: string): string | null {
  return new URLSearchParams(target.split("?")[1]).get(name);
}

/** A read of what a request is about, by the one who sent it. */
export function reading(passing: Passing, target: string = passing.target): Passing {
  return { ...passing, method: "GET", target, body: "" };
}

/** The same request with another JSON body. */
export function sending(passing: Passing, body: object, method: string = passing.method): Passing {
  return {
    ...passing,
    method,
    body: JSON.stringify(body),
    headers: { ...passing.headers, "content-type": "application/json" },
  };
}
