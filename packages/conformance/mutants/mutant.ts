import { isSuccess } from "../src/base/model.ts";

/** Mutants by description, grouped by the test that must report them. */
export type Mutants = Record<string, Record<string, Mutant>>;

/** The overrides that make the mock defective. A function has its own state for each run. */
export type Mutant = Overrides | (() => Overrides);

/** Overrides by operationId. `*` overrides all other requests. */
type Overrides = Record<string, Override>;

/** Handles a request. Calls `mock.send()` to pass the request to the mock. */
export type Override = (request: MockRequest, mock: MockClient) => MockResponse | Promise<MockResponse>;

// biome-ignore lint/suspicious/noExplicitAny: a mutant knows the fields that it reads.
type Json = any;

export interface MockRequest {
  /** An empty string if the path has no such method. */
  operationId: string;
  method: string;
  /** Relative to the base URL, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** An empty string if the request has none. */
  token: string;
  body: Json;
  /** The text of the body. Only sent if `body` is undefined. */
  text: string;
}

export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: Json;
}

export interface MockClient {
  /** Sends the request of the override, with some changes. */
  send(changes?: Partial<MockRequest>): Promise<MockResponse>;
  /** Reads a resource, by default the one at the path of the request. */
  get(path?: string): Promise<MockResponse>;
  /** Creates a response with the headers of the mock. */
  respond(status: number, body: object): Promise<MockResponse>;
}

/** Users of the sample data. The outsider belongs to another organization. */
export const owner = "mock.ada.token";
export const admin = "mock.bruno.token";
export const member = "mock.chen.token";
export const viewer = "mock.dana.token";
export const outsider = "mock.noor.token";

export function before(change: (request: MockRequest, mock: MockClient) => unknown): Override {
  return async (request, mock) => {
    await change(request, mock);
    return mock.send();
  };
}

export function after(change: (body: Json, request: MockRequest, mock: MockClient) => unknown): Override {
  return async (request, mock) => {
    const response = await mock.send();
    if (isSuccess(response.status)) await change(response.body, request, mock);
    return response;
  };
}

export function setData(changes: (data: Json, request: MockRequest) => object): Override {
  return after(({ data }, request) => Object.assign(data, changes(data, request)));
}

export function setItems(changes: (item: Json, request: MockRequest) => object): Override {
  return after(({ data }, request) => data.map((item: Json) => Object.assign(item, changes(item, request))));
}

/** Handles the responses with a status. A returned response replaces the response of the mock. */
export function onStatus(
  status: number,
  handle: (request: MockRequest, mock: MockClient) => Promise<MockResponse | undefined>,
): Override {
  return async (request, mock) => {
    const response = await mock.send();
    return response.status === status ? ((await handle(request, mock)) ?? response) : response;
  };
}

export function asOwner(...users: string[]): Override {
  return ({ token }, mock) => mock.send(users.includes(token) ? { token: owner } : {});
}

/** Rejects the requests of a user, who lacks the permission. */
export function rejected(user: string): Override {
  return ({ token }, mock) => (token === user ? mock.respond(403, { error: "Forbidden" }) : mock.send());
}

/** Repeats the first success of an equal request. */
export function cached(): Override {
  const successes = new Map<string, MockResponse>();
  return async ({ path, query, body }, mock) => {
    const key = JSON.stringify([path, String(query), body]);
    const response = successes.get(key) ?? (await mock.send());
    if (isSuccess(response.status)) successes.set(key, response);
    return response;
  };
}

export function lastPart({ path }: MockRequest): string {
  return path.split("/").at(-1) ?? "";
}
