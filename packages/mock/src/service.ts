import type { Contract } from "@crewkit/openapi";
import { createApi } from "./api.ts";
import { operationsOf } from "./contract/operations.ts";
import { contractRefusals, type SharedRefusal, type SharedRefusalName } from "./contract/shared-refusals.ts";
import { controlPath } from "./control/api.ts";
import { controlOperations } from "./control/document.ts";
import type { Answer, RawRequest } from "./exchange.ts";
import { handlers } from "./generated/handlers.ts";
import { answerDeviceVerify, deviceVerifyPath } from "./pages/device-verify.ts";
import { createPreferred, type LoadPrism } from "./prism/preferred.ts";
import type { State } from "./state.ts";
import { type CorsOptions, isPreflight, preflightHeaders, withCors } from "./steps/cors.ts";
import type { Target } from "./steps/read-target.ts";

/** What a mock answers by a contract, and makes anew of another. */
export interface Service {
  basePath: string;
  refusal: SharedRefusal;
  answer(raw: RawRequest, target: Target | undefined): Answer | Promise<Answer>;
  /** Lets a page read an answer. */
  cors(raw: RawRequest, answer: Answer): Answer;
  refuse(name: SharedRefusalName, raw?: Pick<RawRequest, "address">): Answer;
}

/** Makes the API, the page for devices and what pages of other origins are told, by the contract of a state. */
export function createService(state: State, loadPrism: LoadPrism | undefined): Service {
  const { contract, checksOf, limits } = state;
  const basePath = basePathOf(contract);
  const refusal = contractRefusals(contract);
  const operations = operationsOf(checksOf(contract));
  const api = createApi(state, operations, handlers, createPreferred(contract, loadPrism));
  const cors = corsOf(state);

  // The address's limit comes first here too; but a failure of ours is told as what it is.
  function refuse(name: SharedRefusalName, { address = "" }: { address?: string } = {}): Answer {
    const window = limits.count("address", address);
    const spent = state.options.limits && window.remaining < 0 && name !== "failed";
    const { status, body } = refusal(spent ? "spent" : name);
    return { status, headers: limits.headers([window]), body: JSON.stringify(body) };
  }

  // A page is told even of what is not there, so that it can read the 404; it counts against no limit.
  function allow(raw: RawRequest, target: Target | undefined): Answer {
    const { path = "" } = target ?? {};
    const isControl = path.startsWith(controlPath);
    const methods = isControl
      ? controlOperations(checksOf).methods(path)
      : operations.methods(path.slice(basePath.length));
    return {
      status: 200,
      headers: {
        ...limits.headers([limits.look("address", raw.address)]),
        ...preflightHeaders(methods, raw),
      },
      body: JSON.stringify({ message: "A page may send this request" }),
    };
  }

  return {
    basePath,
    refusal,
    refuse,
    cors: (raw, answer) => withCors(cors, answer, raw),
    answer(raw, target) {
      if (isPreflight(cors, raw)) return allow(raw, target);
      if (!target) return refuse("malformedPath", raw);
      if (target.path === deviceVerifyPath) return answerDeviceVerify(state, raw, target);
      if (!target.path.startsWith(`${basePath}/`)) return refuse("notFound", raw);
      return api(raw, { ...target, path: target.path.slice(basePath.length) });
    },
  };
}

// A page may read the contract's rate limit headers.
function corsOf({ contract, options }: State): CorsOptions {
  return { origin: options.cors, exposed: Object.values(contract["x-rate-limits"]?.headers ?? {}).join(", ") };
}

// That of the contract's first server.
function basePathOf({ servers }: Contract): string {
  return new URL(servers?.[0]?.url ?? "/", "http://localhost").pathname.replace(/\/$/, "");
}
