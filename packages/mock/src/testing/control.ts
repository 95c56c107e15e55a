import { locate } from "@crewkit/openapi";
import { createValidator } from "@crewkit/openapi/validator";
import { compilingChecks } from "../contract/compiler.ts";
import type { Control } from "../control/control.ts";
import { controlOperations, document } from "../control/document.ts";
import { organizationId } from "../store/world.ts";
import type { WebMock } from "../web.ts";

const validate = createValidator(document);

export interface ControlAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects.
  body: any;
}

/**
 * Sends a request to the control API, as curl would: with no token, and without saying that the body is JSON. Expects
 * that its document has the answer.
 */
export async function callControl(mock: WebMock, request: string, body?: unknown): Promise<ControlAnswer> {
  const [method = "", path = ""] = request.split(" ");
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const response = await mock.fetch(`http://crewkit.test/__mock${path}`, {
    method,
    ...(body !== undefined && { body: new TextEncoder().encode(sent) }),
  });
  const answer = { status: response.status, body: await response.json() };
  expectDocumented(method, `/__mock${path.replace(/\?.*/, "")}`, answer);
  return answer;
}

export const acme = organizationId;

/** Calls the API as Ada: by GET, or by POST where there is a body. */
export async function callApi(
  mock: WebMock,
  path: string,
  body?: unknown,
): Promise<ControlAnswer & { headers: Headers }> {
  const headers = { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" };
  const response = await mock.fetch(`http://crewkit.test/api/v1${path}`, {
    headers,
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

export function createProject(mock: WebMock, slug: string): ReturnType<typeof callApi> {
  return callApi(mock, `/${acme}/projects`, { name: slug, slug });
}

function expectDocumented(method: string, path: string, { status, body }: ControlAnswer): void {
  const operation = controlOperations(compilingChecks).find(method, path)?.found().operation;
  if (!operation) return;
  const place = ["paths", operation.path, operation.method, "responses", String(status)];
  const faults = validate(locate(document, [...place, "content", "application/json", "schema"]), body);
  if (faults.length > 0) throw new Error(`${operation.operationId} ${status}: ${faults.join("; ")}`);
}

/** The functions of `Control`, each over HTTP: what the API refuses, throws. */
export function overHttp(mock: WebMock): Eventually<Control> {
  const call = async (request: string, body?: unknown) => {
    const answer = await callControl(mock, request, body);
    if (answer.status >= 400) throw new Error(answer.body.error);
    return answer.body;
  };
  return {
    tokens: mock.tokens,
    reset: () => call("POST /reset"),
    snapshot: () => call("GET /snapshot"),
    restore: (snapshot) => call("PUT /snapshot", snapshot),
    clock: {
      now: async () => (await call("GET /clock")).now,
      advance: async (advance) => (await call("POST /clock", { advance })).now,
      set: async (set) => (await call("POST /clock", { set })).now,
    },
    devices: async () => (await call("GET /devices")).data,
    approveDevice: (code, choice) => call(`POST /devices/${code}/approve`, choice),
    denyDevice: (code, choice) => call(`POST /devices/${code}/deny`, choice),
    mails: async () => (await call("GET /mails")).data,
    requests: async ({ operation } = {}) =>
      (await call(`GET /requests${operation === undefined ? "" : `?operation=${operation}`}`)).data,
    clearRequests: () => call("DELETE /requests"),
    faults: {
      add: (fault) => call("POST /faults", fault),
      list: async () => (await call("GET /faults")).data,
      clear: () => call("DELETE /faults"),
    },
  };
}

/** The same functions, whether they answer at once or later. */
export type Eventually<T> = {
  [Name in keyof T]: T[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Result | Promise<Result>
    : T[Name] extends string | Record<string, string>
      ? T[Name]
      : Eventually<T[Name]>;
};
