import type { Contract } from "@crewkit/openapi";
import type { Exchange, MockResponse, RawRequest } from "../base/exchange.ts";
import { controlOperations } from "../contract/control-document.ts";
import { basePathOf, checkContract, operationsOf } from "../contract/operations.ts";
import { createRedactor } from "../contract/secrets.ts";
import { createSharedErrors, type SharedErrorName } from "../contract/shared-errors.ts";
import type { GetChecks } from "../contract/validation.ts";
import { controlPath, handleControl } from "../control/api.ts";
import { type Control, createControl } from "../control/control.ts";
import { handleDeviceVerify } from "../pages/device-verify.ts";
import { streamOverview } from "../pages/live.ts";
import { handleOverview, overviewPath } from "../pages/overview.ts";
import type { CreateProxy } from "../proxy/proxy.ts";
import { deviceVerifyPath } from "../resources/authentication/devices.ts";
import { handlers } from "../resources/index.ts";
import { checkOptions, parseTarget } from "../state/options.ts";
import { applyContract, createState, type State, type StateOptions } from "../state/state.ts";
import { findForbidden, isPreflight, listDocumentedHeaders, preflightHeaders, withCors } from "../steps/cors.ts";
import { createApi } from "../steps/pipeline.ts";
import { readTarget, type Target } from "../steps/read-url.ts";

/** The mock, independent of the transport. The adapters for node:http and fetch pass requests to it. */
export interface Application {
  readonly basePath: string;
  /** The maximum body size for a target in bytes: the contract's maximum, or more for snapshots. */
  maxBody(target: string): number;
  handle(raw: RawRequest): Promise<MockResponse>;
  errorResponse(name: SharedErrorName, raw?: Pick<RawRequest, "address">): MockResponse;
  control: Control;
  /** Replaces the contract and keeps the state. Throws if the contract is invalid. */
  reload(contract: Contract): void;
  state: State;
}

export interface Environment {
  getChecks: GetChecks;
  /** Undefined if the mock does not support `proxy`. */
  createProxy?: CreateProxy;
  /** The name or address that the mock listens on, which requests can have as their host. */
  host?: string;
  /** Called after each request to the API and the pages. Secrets in the URL are hidden. */
  onExchange?: (exchange: Exchange) => void;
}

const maxSnapshotBytes = 512_000_000;

export function createApplication(options: StateOptions, environment: Environment): Application {
  const { getChecks, createProxy, host, onExchange } = environment;
  checkOptions(options);
  const state = createState({ ...options, limits: options.limits ?? options.proxy === undefined }, getChecks);
  const control = createControl(state);
  let current = prepareContract();

  function prepareContract() {
    const { contract } = state;
    const operations = operationsOf(getChecks(contract));
    const basePath = basePathOf(contract);
    const target = options.proxy === undefined ? undefined : parseTarget(options.proxy, basePath);
    if (target && !createProxy)
      throw new TypeError("The mock option proxy needs checks that are compiled at run time.");
    return {
      operations,
      api: target && createProxy ? createProxy(state, operations, target) : createApi(state, operations, handlers),
      basePath,
      sharedError: createSharedErrors(contract),
      cors: {
        origin: state.options.cors,
        exposedHeaders: listDocumentedHeaders(contract).join(", "),
        host,
      },
    };
  }

  async function handle(raw: RawRequest): Promise<MockResponse> {
    // HEAD behaves as GET without a response body (RFC 9110, section 9.3.2).
    const request = raw.method === "HEAD" ? { ...raw, method: "GET" } : raw;
    const target = readTarget(raw.target);
    const isControl = target?.path.startsWith(controlPath);
    const isOwn = isControl || target?.path === overviewPath || target?.path === deviceVerifyPath;
    const error = isOwn ? findForbidden(current.cors, raw) : undefined;
    if (error !== undefined)
      return withoutHeadBody(raw, { status: 403, headers: { Vary: "Origin" }, body: JSON.stringify({ error }) });
    const finish = (response: MockResponse) => withCors(current.cors, withoutHeadBody(raw, response), raw);
    if (target && isControl && raw.method !== "OPTIONS") {
      const { sharedError } = current;
      const openStream = () => streamOverview(state);
      const api = { control, operations: controlOperations(getChecks), sharedError, openStream };
      return finish(handleControl(api, request, target));
    }
    if (target?.path === overviewPath && request.method === "GET")
      return finish(handleOverview(state, request, current.basePath));
    const time = state.clock.time();
    const start = performance.now();
    const response = await route(request, target, raw);
    const exchange = { raw, response, time, duration: performance.now() - start };
    state.requests.add(exchange);
    onExchange?.({ ...exchange, raw: { ...raw, target: createRedactor(state.contract).hideInUrl(raw.target) } });
    const delay = (response.delay ?? 0) + state.options.latency;
    return delay > 0 ? { ...finish(response), delay } : finish(response);
  }

  async function route(raw: RawRequest, target: Target | undefined, original: RawRequest): Promise<MockResponse> {
    const { api, basePath, cors } = current;
    if (isPreflight(cors, raw)) return handlePreflight(raw, target);
    if (!target) return errorResponse("malformedPath", raw);
    if (target.path === deviceVerifyPath) return handleDeviceVerify(state, raw, target);
    if (!target.path.startsWith(`${basePath}/`)) return handleUnknownUrl(raw);
    return api(options.proxy === undefined ? raw : original, { ...target, path: target.path.slice(basePath.length) });
  }

  function handleUnknownUrl(raw: RawRequest): MockResponse {
    const response = errorResponse("notFound", raw);
    if (response.status !== 404) return response;
    const error = `Not found. The API is at ${raw.origin}${current.basePath}, and ${raw.origin}${overviewPath} lists other URLs`;
    return { ...response, body: JSON.stringify({ error }) };
  }

  // The address limit applies here too, except to internal errors.
  function errorResponse(name: SharedErrorName, { address = "" }: { address?: string } = {}): MockResponse {
    const window = state.limits.count("address", address);
    const limitExceeded = window.remaining < 0 && name !== "internalError";
    const { status, body } = current.sharedError(limitExceeded ? "limitExceeded" : name);
    return { status, headers: state.limits.headers(window), body: JSON.stringify(body) };
  }

  // A preflight succeeds for unknown paths too, so that a page can read the 404. It does not count against a limit.
  function handlePreflight(raw: RawRequest, target: Target | undefined): MockResponse {
    const { operations, basePath } = current;
    const { path = "" } = target ?? {};
    const methods = path.startsWith(controlPath)
      ? controlOperations(getChecks).methods(path)
      : operations.methods(path.slice(basePath.length));
    return {
      status: 200,
      headers: {
        ...state.limits.headers(state.limits.peek("address", raw.address)),
        ...preflightHeaders(methods, raw),
      },
      body: JSON.stringify({ message: "CORS preflight accepted" }),
    };
  }

  return {
    get basePath() {
      return current.basePath;
    },
    maxBody(target) {
      if (readTarget(target)?.path === `${controlPath}snapshot`) return maxSnapshotBytes;
      return state.contract["x-max-body-bytes"] ?? Number.POSITIVE_INFINITY;
    },
    handle,
    errorResponse,
    control,
    reload(contract) {
      checkContract(contract, getChecks);
      applyContract(state, contract);
      current = prepareContract();
    },
    state,
  };
}

/** Removes the body of a response to HEAD. `Content-Length` is the length of the body that GET returns. */
function withoutHeadBody({ method }: RawRequest, response: MockResponse): MockResponse {
  if (method !== "HEAD" || response.bytes) return response;
  const length = new TextEncoder().encode(response.body).length;
  return {
    ...response,
    headers: { "Content-Length": String(length), ...response.headers },
    body: "",
    stream: undefined,
  };
}
