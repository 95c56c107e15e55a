import type { Contract } from "@crewkit/openapi";
import { createApi } from "./api.ts";
import { checkContract } from "./contract/check-contract.ts";
import { operationsOf } from "./contract/operations.ts";
import { contractRefusals, type SharedRefusalName } from "./contract/shared-refusals.ts";
import type { ChecksOf } from "./contract/validation.ts";
import { answerControl, controlPath } from "./control/api.ts";
import { type Control, createControl } from "./control/control.ts";
import { controlOperations } from "./control/document.ts";
import type { Answer, Exchange, RawRequest } from "./exchange.ts";
import { handlers } from "./generated/handlers.ts";
import { checkOptions } from "./options.ts";
import { answerDeviceVerify, deviceVerifyPath } from "./pages/device-verify.ts";
import { createPreferred, type LoadPrism } from "./prism/preferred.ts";
import { createState, follow, type State, type StateOptions } from "./state.ts";
import { isPreflight, preflightHeaders, withCors } from "./steps/cors.ts";
import { readTarget, type Target } from "./steps/read-target.ts";

/** The mock without a transport. The adapters for node:http and fetch carry requests to it. */
export interface Application {
  /** The path under which the API lives: `/api/v1`. */
  readonly basePath: string;
  /** The largest body of a request to a target, in bytes: the contract's, and more for a snapshot. */
  maxBody(target: string): number;
  handle(raw: RawRequest): Answer | Promise<Answer>;
  /** The error response to a request that can't be read, by the name of the contract's example. */
  refuse(name: SharedRefusalName, raw?: Pick<RawRequest, "address">): Answer;
  control: Control;
  /**
   * Replaces the contract and keeps the state.
   *
   * @throws if the contract can't be used. The mock keeps the previous one.
   */
  reload(contract: Contract): void;
  state: State;
}

/** What depends on where the mock runs. */
export interface Environment {
  /** Gives the checks of the contract's schemas, and of the control API's. */
  checksOf: ChecksOf;
  /** Loads Prism, if it is available. */
  loadPrism?: LoadPrism;
  /** Is called after each request to the API, with the response. */
  onExchange?: (exchange: Exchange) => void;
}

// In bytes: more than all that a mock keeps.
const largestSnapshot = 512_000_000;

/** Creates the application: the API, the control API and the page for devices. */
export function createApplication(
  options: StateOptions,
  { checksOf, loadPrism, onExchange }: Environment,
): Application {
  checkOptions(options);
  const state = createState(options, checksOf);
  const control = createControl(state);
  let current = byContract();

  // All that changes with the contract.
  function byContract() {
    const { contract } = state;
    const operations = operationsOf(checksOf(contract));
    return {
      operations,
      api: createApi(state, operations, handlers, createPreferred(contract, loadPrism)),
      basePath: new URL(contract.servers?.[0]?.url ?? "/", "http://localhost").pathname.replace(/\/$/, ""),
      refusal: contractRefusals(contract),
      cors: {
        origin: state.options.cors,
        exposed: Object.values(contract["x-rate-limits"]?.headers ?? {}).join(", "),
      },
    };
  }

  function handle(raw: RawRequest): Answer | Promise<Answer> {
    const target = readTarget(raw.target);
    if (target?.path.startsWith(controlPath) && raw.method !== "OPTIONS") {
      const api = { control, operations: controlOperations(checksOf), refusal: current.refusal };
      return withCors(current.cors, answerControl(api, raw, target), raw);
    }
    const [time, start] = [state.clock.time(), performance.now()];
    const answer = route(raw, target);
    return answer instanceof Promise ? answer.then(finish) : finish(answer);

    function finish(answer: Answer): Answer {
      const exchange = { raw, answer, time, duration: performance.now() - start };
      state.requests.add(exchange);
      onExchange?.(exchange);
      const delay = (answer.delay ?? 0) + state.options.latency;
      const allowed = withCors(current.cors, answer, raw);
      return delay > 0 ? { ...allowed, delay } : allowed;
    }
  }

  function route(raw: RawRequest, target: Target | undefined): Answer | Promise<Answer> {
    const { api, basePath, cors } = current;
    if (isPreflight(cors, raw)) return answerPreflight(raw, target);
    if (!target) return refuse("malformedPath", raw);
    if (target.path === deviceVerifyPath) return answerDeviceVerify(state, raw, target);
    if (!target.path.startsWith(`${basePath}/`)) return refuse("notFound", raw);
    return api(raw, { ...target, path: target.path.slice(basePath.length) });
  }

  // The limit of the address comes first here too. A failure of the mock is always reported.
  function refuse(name: SharedRefusalName, { address = "" }: { address?: string } = {}): Answer {
    const window = state.limits.count("address", address);
    const spent = state.options.limits && window.remaining < 0 && name !== "failed";
    const { status, body } = current.refusal(spent ? "spent" : name);
    return { status, headers: state.limits.headers([window]), body: JSON.stringify(body) };
  }

  // Allowed for unknown paths too, so that a page can read the 404. A preflight counts against no limit.
  function answerPreflight(raw: RawRequest, target: Target | undefined): Answer {
    const { operations, basePath } = current;
    const { path = "" } = target ?? {};
    const methods = path.startsWith(controlPath)
      ? controlOperations(checksOf).methods(path)
      : operations.methods(path.slice(basePath.length));
    return {
      status: 200,
      headers: {
        ...state.limits.headers([state.limits.look("address", raw.address)]),
        ...preflightHeaders(methods, raw),
      },
      body: JSON.stringify({ message: "A page may send this request" }),
    };
  }

  return {
    get basePath() {
      return current.basePath;
    },
    maxBody(target) {
      if (readTarget(target)?.path.startsWith(controlPath)) return largestSnapshot;
      return state.contract["x-max-body-bytes"] ?? Number.POSITIVE_INFINITY;
    },
    handle,
    refuse,
    control,
    reload(contract) {
      checkContract(contract, checksOf);
      follow(state, contract);
      current = byContract();
    },
    state,
  };
}
