import type { Contract } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { type Api, createApi, type Operations, planOperations } from "./api.ts";
import { checkContract } from "./check-contract.ts";
import { answerControl, controlPath } from "./control/api.ts";
import { type Control, createControl } from "./control/control.ts";
import type { Exchange } from "./control/requests.ts";
import type { Answer, RawRequest } from "./exchange.ts";
import { type FirstCall, firstCall } from "./first-call.ts";
import { handlers } from "./generated/handlers.ts";
import type { MockOptions } from "./options.ts";
import { answerDeviceVerify, deviceVerifyPath } from "./pages/device-verify.ts";
import { createPreferred, type LoadPrism } from "./prism/preferred.ts";
import { contractRefusals, type SharedRefusal } from "./shared-refusals.ts";
import { createState, follow, type State } from "./state.ts";
import { readTarget, type Target } from "./steps/read-target.ts";

/** A mock without a port. */
export interface Core {
  /** The path under which the API lives: `/api/v1`. */
  readonly basePath: string;
  /** The largest request body, in bytes. */
  readonly maxBody: number;
  /** Answers a request. */
  handle(raw: RawRequest): Answer | Promise<Answer>;
  /** What is answered where no request can be read, by the name of the contract's example. */
  refuse(name: "malformedRequest" | "failed", raw?: Pick<RawRequest, "address">): Answer;
  firstCall(origin: string): FirstCall;
  control: Control;
  /**
   * Goes on by another contract; what the mock remembers stays.
   *
   * @throws if nothing can be made of it: the mock goes on by the one before.
   */
  reload(contract: Contract): void;
  state: State;
}

/** What only an edge can give to a mock. */
export interface Surroundings {
  /** Loads Prism, where there is one. */
  loadPrism?: LoadPrism;
  /** Hears of each request to the API, and of what was answered. */
  onExchange?: (exchange: Exchange) => void;
}

/** Makes a mock: the edges carry requests to it. */
export function createCore(options: MockOptions = {}, { loadPrism, onExchange }: Surroundings = {}): Core {
  const state = createState(options.contract ?? contract, options);
  const control = createControl(state);
  let service = createService(state, loadPrism);

  return {
    get basePath() {
      return service.basePath;
    },
    get maxBody() {
      return state.contract["x-max-body-bytes"] ?? Number.POSITIVE_INFINITY;
    },
    handle(raw) {
      const target = readTarget(raw.target);
      if (target?.path.startsWith(controlPath)) return answerControl(control, service.refusal, raw, target);
      const began = { time: state.clock.time(), start: performance.now() };
      const answer = service.answer(raw, target);
      return answer instanceof Promise ? answer.then((made) => finish(raw, made, began)) : finish(raw, answer, began);
    },
    refuse: (name, raw) => service.refuse(name, raw),
    firstCall: (origin) => firstCall(state, `${origin}${service.basePath}`),
    control,
    reload(next) {
      checkContract(next);
      follow(state, next);
      service = createService(state, loadPrism);
    },
    state,
  };

  function finish(raw: RawRequest, answer: Answer, { time, start }: { time: number; start: number }): Answer {
    const exchange = { raw, answer, time, duration: performance.now() - start };
    state.requests.add(exchange);
    onExchange?.(exchange);
    const delay = (answer.delay ?? 0) + state.options.latency;
    return delay > 0 ? { ...answer, delay } : answer;
  }
}

// What is made of the contract, and made anew of another.
interface Service {
  basePath: string;
  refusal: SharedRefusal;
  answer(raw: RawRequest, target: Target | undefined): Answer | Promise<Answer>;
  refuse(name: Parameters<SharedRefusal>[0], raw?: Pick<RawRequest, "address">): Answer;
}

function createService(state: State, loadPrism: LoadPrism | undefined): Service {
  const { contract, limits } = state;
  const basePath = basePathOf(contract);
  const refusal = contractRefusals(contract);
  const api: Api = createApi(state, operationsOf(contract), handlers, createPreferred(contract, loadPrism));

  function refuse(name: Parameters<SharedRefusal>[0], { address = "" }: { address?: string } = {}): Answer {
    const { status, body } = refusal(name);
    return { status, headers: limits.headers([limits.count("address", address)]), body: JSON.stringify(body) };
  }

  return {
    basePath,
    refusal,
    refuse,
    answer(raw, target) {
      if (!target) return refuse("malformedPath", raw);
      if (target.path === deviceVerifyPath) return answerDeviceVerify(state, raw, target);
      if (!target.path.startsWith(`${basePath}/`)) return refuse("notFound", raw);
      return api(raw, { ...target, path: target.path.slice(basePath.length) });
    },
  };
}

// What is made of a contract is made once, however many mocks answer by it.
const prepared = new WeakMap<Contract, Operations>();

function operationsOf(contract: Contract): Operations {
  const known = prepared.get(contract) ?? planOperations(contract);
  prepared.set(contract, known);
  return known;
}

// That of the contract's first server.
function basePathOf({ servers }: Contract): string {
  return new URL(servers?.[0]?.url ?? "/", "http://localhost").pathname.replace(/\/$/, "");
}
