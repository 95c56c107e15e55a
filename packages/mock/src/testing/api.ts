import { listOperations, locate, resolve } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { createValidator } from "@crewkit/openapi/validator";
import { beforeEach } from "vitest";
import type { BodyOf, OperationId, QueryOf } from "../call.ts";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Control } from "../control/control.ts";
import type { MockOptions } from "../options.ts";
import { createPublished } from "../published.ts";
import type { State } from "../state.ts";
import { wellKnownToken, worldTime } from "../store/world.ts";

const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
const validate = createValidator(contract);

/** A request for a test; what is left out is as in the contract's examples. */
interface TestRequest<Id extends OperationId> {
  /** Who asks: by first name, with a well-known token; or `token` itself; null for nobody. Default `ada`. */
  as?: string | null;
  token?: string;
  /** The path's parameters that are not those of the contract's examples. */
  path?: Record<string, string>;
  query?: QueryOf<Id> | Record<string, unknown>;
  /** Anything, since a test may send what the types forbid. */
  body?: BodyOf<Id> | unknown;
  /** The body as it is sent, where it is no JSON of `body`. */
  raw?: string;
  headers?: Record<string, string>;
}

interface TestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects.
  body: any;
  headers: Record<string, string>;
}

/** A mock to test, in the moment in which the contract's examples are told, with no limits. */
export interface TestApi {
  /** Calls an operation, and expects that the contract documents the answer and allows its body. */
  call<Id extends OperationId>(operationId: Id, request?: TestRequest<Id>): Promise<TestAnswer>;
  state: State;
  control: Control;
  pass(seconds: number): void;
}

/**
 * Makes a mock for a test.
 *
 * @example
 * const api = createTestApi();
 * const { status, body } = await api.call("createProject", { as: "bruno", body: { name: "Pay", slug: "pay" } });
 */
export function createTestApi(options: MockOptions = {}): TestApi {
  const now = options.now ?? new Date(worldTime).toISOString();
  const application = createPublished({ limits: false, ...options, now });
  const { clock } = application.state;
  Object.assign(clock, frozenClock(Date.parse(now)));
  return {
    state: application.state,
    control: application.control,
    pass: (seconds) => clock.set(clock.time() + seconds * 1000),
    async call(operationId, { as = "ada", token, path = {}, query = {}, body, raw, headers = {} } = {}) {
      const operation = operations.get(operationId);
      if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
      const credentials = token ?? (as === null ? undefined : wellKnownToken(as));
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const answer = await application.handle({
        method: operation.method.toUpperCase(),
        target: application.basePath + fill(operation, path) + toQuery(query),
        headers: {
          ...(credentials !== undefined && { authorization: `Bearer ${credentials}` }),
          ...(sent !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        body: sent === undefined ? undefined : new TextEncoder().encode(sent),
        address: "192.0.2.1",
        origin: "http://crewkit.test",
      });
      const parsed = JSON.parse(answer.body);
      const place = ["paths", operation.path, operation.method, "responses", String(answer.status)];
      const schema = locate(contract, [...place, "content", "application/json", "schema"]);
      const faults = validate(schema, parsed);
      if (faults.length > 0) throw new Error(`${operationId} ${answer.status}: ${faults.join("; ")}\n${answer.body}`);
      return { status: answer.status, body: parsed, headers: answer.headers };
    },
  };
}

/** A mock for the tests of a file, which is created anew before each of them. */
export function useTestApi(options?: MockOptions): TestApi {
  const api = {} as TestApi;
  beforeEach(() => void Object.assign(api, createTestApi(options)));
  return api;
}

/** An example of the contract's, by its name, to compare an answer with. */
export function exampleOf(operationId: OperationId, status: number, name: string): unknown {
  const content = operations.get(operationId)?.responses[status]?.content?.["application/json"];
  const example = content?.examples?.[name];
  if (!example) throw new Error(`${operationId} has no example ${name} of ${status}.`);
  return resolve(contract, example).value;
}

// However long a test takes, its time stands still.
function frozenClock(start: number): Clock {
  let moment = start;
  return {
    time: () => moment,
    now: (seconds = 0) => toTimestamp(moment + seconds * 1000),
    set: (time) => {
      moment = time;
    },
  };
}

function fill({ path, parameters }: ReturnType<typeof listOperations>[number], given: Record<string, string>): string {
  const example = (name: string) => parameters.find((each) => each.in === "path" && each.name === name)?.example;
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(given[name] ?? String(example(name))));
}

function toQuery(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
