import { locate } from "@crewkit/openapi";
import { createValidator } from "@crewkit/openapi/validator";
import { beforeEach, onTestFinished, vi } from "vitest";
import { startMock } from "../adapters/start.ts";
import { compileOnDemand } from "../contract/compiler.ts";
import { controlOperations, document } from "../contract/control-document.ts";
import type { Control } from "../control/control.ts";
import { organizationId } from "../store/sample-data.ts";
import { createMock, type Mock, type MockOptions } from "../web.ts";

const validate = createValidator(document);

/** Creates a mock before each test, and sets the system time to 2026-11-20T14:00:00Z, which only tests advance. */
export function useMock(options?: MockOptions): Mock {
  const mock = {} as Mock;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-20T14:00:00Z") });
    Object.assign(mock, createMock(options));
    return () => void vi.useRealTimers();
  });
  return mock;
}

type Connect = (options?: MockOptions) => Promise<[call: typeof fetch, mock: Mock]>;

/** Functions that create a mock and call paths of its API, for `describe.each`. */
export const transports: [name: string, connect: Connect][] = [
  ["on a port", (options) => connect(startMock(options), fetch)],
  ["with `fetch` of createMock", (options) => connect(createMock(options))],
];

async function connect(started: Mock | Promise<Mock>, send?: typeof fetch): ReturnType<Connect> {
  const mock = await started;
  onTestFinished(mock.close);
  return [(path, init) => (send ?? mock.fetch)(`${mock.url}${path}`, init), mock];
}

interface ControlResponse {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert the values they read.
  body: any;
}

/**
 * Sends a request to the control API like curl, without a token or Content-Type, and checks the response against its
 * document.
 */
export async function callControl(mock: Mock, request: string, body?: unknown): Promise<ControlResponse> {
  const [method = "", path = ""] = request.split(" ");
  const bodyText = typeof body === "string" ? body : JSON.stringify(body);
  const response = await mock.fetch(`http://crewkit.test/__mock${path}`, {
    method,
    ...(body !== undefined && { body: new TextEncoder().encode(bodyText) }),
  });
  const parsed = { status: response.status, body: await response.json() };
  expectDocumented(method, `/__mock${path.replace(/\?.*/, "")}`, parsed);
  return parsed;
}

export const acme = organizationId;

/** Calls the API as Ada, with POST if there is a body. */
export async function callApi(
  mock: Mock,
  path: string,
  body?: unknown,
): Promise<ControlResponse & { headers: Headers }> {
  const headers = { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" };
  const response = await mock.fetch(`http://crewkit.test/api/v1${path}`, {
    headers,
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

export function createProject(mock: Mock, slug: string): ReturnType<typeof callApi> {
  return callApi(mock, `/${acme}/projects`, { name: slug, slug });
}

function expectDocumented(method: string, path: string, { status, body }: ControlResponse): void {
  const operation = controlOperations(compileOnDemand).find(method, path)?.entry().operation;
  if (!operation) return;
  const location = ["paths", operation.path, operation.method, "responses", String(status)];
  const errors = validate(locate(document, [...location, "content", "application/json", "schema"]), body);
  if (errors.length > 0) throw new Error(`${operation.operationId} ${status}: ${errors.join("; ")}`);
}

type AnyControl = MaybeAsync<Omit<Control, "tokens">>;

/** The control functions of a mock, called directly and over HTTP, for `describe.each`. */
export function controlsOf(mock: Mock): [name: string, AnyControl][] {
  return [
    ["the functions of the mock", mock],
    ["HTTP requests", controlOverHttp(mock)],
  ];
}

// Error responses throw.
function controlOverHttp(mock: Mock): AnyControl {
  const call = async (request: string, body?: unknown) => {
    const response = await callControl(mock, request, body);
    if (response.status >= 400) throw new Error(response.body.error);
    return response.body;
  };
  return {
    reset: () => call("POST /reset"),
    snapshot: () => call("GET /snapshot"),
    restore: (snapshot) => call("PUT /snapshot", snapshot),
    clock: {
      now: async () => (await call("GET /clock")).now,
      advance: async (advance) => (await call("POST /clock", { advance })).now,
      set: async (set) => (await call("POST /clock", { set })).now,
      freeze: async () => (await call("POST /clock", { frozen: true })).now,
      resume: async () => (await call("POST /clock", { frozen: false })).now,
      isFrozen: async () => (await call("GET /clock")).frozen,
    },
    devices: async () => (await call("GET /devices")).data,
    approveDevice: (code, choice) => call(`POST /devices/${code}/approve`, choice),
    denyDevice: (code, choice) => call(`POST /devices/${code}/deny`, choice),
    mails: async () => (await call("GET /mails")).data,
    requests: async (filter = {}) => (await call(`GET /requests?${toQuery(filter)}`)).data,
    clearRequests: () => call("DELETE /requests"),
    verify: async (expected) => (await call("POST /verify", expected)).data,
    faults: {
      add: (fault) => call("POST /faults", fault),
      list: async () => (await call("GET /faults")).data,
      remove: (id) => call(`DELETE /faults/${id}`),
      clear: () => call("DELETE /faults"),
    },
    sessions: {
      setOutcome: (id, outcome, options) => call(`POST /sessions/${id}/analysis`, { outcome, ...options }),
      addTask: (id, task) => call(`POST /sessions/${id}/tasks`, task),
    },
    limits: {
      list: async () => (await call("GET /limits")).data,
      set: (change) => call("POST /limits", change),
    },
  };
}

function toQuery(filter: object): string {
  const values = Object.entries(filter).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(values).toString();
}

type MaybeAsync<T> = {
  [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Result | Promise<Result>
    : MaybeAsync<T[Name]>;
};
