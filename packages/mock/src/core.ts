import type { Contract } from "@crewkit/openapi";
import { checkOptions } from "./check-options.ts";
import { checkContract } from "./contract/check-contract.ts";
import type { ChecksOf } from "./contract/validation.ts";
import { answerControl, controlPath } from "./control/api.ts";
import { type Control, createControl } from "./control/control.ts";
import { controlOperations } from "./control/document.ts";
import type { Answer, Exchange, RawRequest } from "./exchange.ts";
import { type FirstCall, firstCall } from "./first-call.ts";
import type { LoadPrism } from "./prism/preferred.ts";
import { createService } from "./service.ts";
import { createState, follow, type State, type StateOptions } from "./state.ts";
import { readTarget } from "./steps/read-target.ts";

/** A mock without a port. */
export interface Core {
  /** The path under which the API lives: `/api/v1`. */
  readonly basePath: string;
  /** The largest body of a request to a target, in bytes: the contract's, and more for a snapshot. */
  maxBody(target: string): number;
  /** Answers a request. */
  handle(raw: RawRequest): Answer | Promise<Answer>;
  /** What is answered where no request can be read, by the name of the contract's example. */
  refuse(name: "malformedRequest" | "notFound" | "failed", raw?: Pick<RawRequest, "address">): Answer;
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

/** What only an entry of the package, or an edge, can give to a mock. */
export interface Surroundings {
  /** Gives the checks of the contract's schemas, and of the control API's. */
  checksOf: ChecksOf;
  /** Loads Prism, where there is one. */
  loadPrism?: LoadPrism;
  /** Hears of each request to the API, and of what was answered. */
  onExchange?: (exchange: Exchange) => void;
}

// In bytes: more than all that a mock keeps.
const largestSnapshot = 512_000_000;

/** Makes a mock of what it needs: the edges carry requests to it. */
export function assemble(options: StateOptions, { checksOf, loadPrism, onExchange }: Surroundings): Core {
  checkOptions(options);
  const state = createState(options, checksOf);
  const control = createControl(state);
  let service = createService(state, loadPrism);

  return {
    get basePath() {
      return service.basePath;
    },
    maxBody(target) {
      if (readTarget(target)?.path.startsWith(controlPath)) return largestSnapshot;
      return state.contract["x-max-body-bytes"] ?? Number.POSITIVE_INFINITY;
    },
    handle(raw) {
      const target = readTarget(raw.target);
      if (target?.path.startsWith(controlPath) && raw.method !== "OPTIONS") {
        const api = { control, operations: controlOperations(checksOf), refusal: service.refusal };
        return service.cors(raw, answerControl(api, raw, target));
      }
      const began = { time: state.clock.time(), start: performance.now() };
      const answer = service.answer(raw, target);
      return answer instanceof Promise ? answer.then((made) => finish(raw, made, began)) : finish(raw, answer, began);
    },
    refuse: (name, raw) => service.refuse(name, raw),
    firstCall: (origin) => firstCall(state, `${origin}${service.basePath}`),
    control,
    reload(next) {
      checkContract(next, checksOf);
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
    const allowed = service.cors(raw, answer);
    return delay > 0 ? { ...allowed, delay } : allowed;
  }
}
