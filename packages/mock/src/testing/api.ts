import { closeEnums, listOperations, locate, type Operation, resolve } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { createValidator } from "@crewkit/openapi/validator";
import { beforeEach } from "vitest";
import { createDefaultApplication } from "../application/default-application.ts";
import type { Control } from "../control/control.ts";
import type { BodyOf, OperationId, QueryOf } from "../rules/handler.ts";
import type { MockOptions } from "../state/options.ts";
import type { State } from "../state/state.ts";
import { sampleTime, wellKnownToken } from "../store/sample-data.ts";

const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
const validate = createValidator(closeEnums(contract));

/** A test request. Omitted values are taken from the contract's examples. */
interface TestRequest<Id extends OperationId> {
  /** The first name of a sample user, or null to send no token. Default `ada`. */
  as?: string | null;
  token?: string;
  /** Overrides of the path parameters. */
  path?: Record<string, string>;
  query?: QueryOf<Id> | Record<string, unknown>;
  body?: BodyOf<Id> | unknown;
  /** Raw body, instead of the JSON of `body`. */
  raw?: string;
  headers?: Record<string, string>;
}

interface TestResponse {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert the values they read.
  body: any;
  headers: Record<string, string | string[]>;
}

/** A mock without rate limits, at the time of the contract's examples. Time only advances with `advanceTime`. */
export interface TestApi {
  /** Sends a request, and checks that the contract documents the response and its body. */
  call<Id extends OperationId>(operationId: Id, request?: TestRequest<Id>): Promise<TestResponse>;
  state: State;
  control: Control;
  advanceTime(seconds: number): void;
}

export function createTestApi(options: MockOptions = {}): TestApi {
  const now = options.now ?? new Date(sampleTime).toISOString();
  const application = createDefaultApplication({ limits: false, ...options, now });
  const { clock } = application.state;
  clock.freeze();
  clock.set(Date.parse(now));
  return {
    state: application.state,
    control: application.control,
    advanceTime: (seconds) => clock.set(clock.time() + seconds * 1000),
    async call(operationId, { as = "ada", token, path = {}, query = {}, body, raw, headers = {} } = {}) {
      const operation = operations.get(operationId);
      if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
      const credentials = token ?? (as === null ? undefined : wellKnownToken(as));
      const bodyText = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await application.handle({
        method: operation.method.toUpperCase(),
        target: application.basePath + fillPath(operation, path) + toQuery(query),
        headers: {
          ...(credentials !== undefined && { authorization: `Bearer ${credentials}` }),
          ...(bodyText !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        body: bodyText === undefined ? undefined : new TextEncoder().encode(bodyText),
        address: "192.0.2.1",
        origin: "http://crewkit.test",
      });
      const parsed = JSON.parse(response.body);
      const location = ["paths", operation.path, operation.method, "responses", String(response.status)];
      const schema = locate(contract, [...location, "content", "application/json", "schema"]);
      const errors = validate(schema, parsed);
      if (errors.length > 0)
        throw new Error(`${operationId} ${response.status}: ${errors.join("; ")}\n${response.body}`);
      return { status: response.status, body: parsed, headers: response.headers };
    },
  };
}

export function useTestApi(options?: MockOptions): TestApi {
  const api = {} as TestApi;
  beforeEach(() => void Object.assign(api, createTestApi(options)));
  return api;
}

export function exampleOf(operationId: OperationId, status: number, name: string): unknown {
  const content = operations.get(operationId)?.responses[status]?.content?.["application/json"];
  const example = content?.examples?.[name];
  if (!example) throw new Error(`${operationId} has no example ${name} of ${status}.`);
  return resolve(contract, example).value;
}

/** The path of an operation with values, by default those of the contract's examples. */
export function fillPath(
  { path, parameters }: Pick<Operation, "path" | "parameters">,
  values: Record<string, string> = {},
): string {
  const example = (name: string) => parameters.find((each) => each.in === "path" && each.name === name)?.example;
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? String(example(name))));
}

function toQuery(query: object): string {
  const values = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(values.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
