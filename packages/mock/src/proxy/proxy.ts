import type { MockResponse, RawRequest } from "../base/exchange.ts";
import type { Operations } from "../contract/operations.ts";
import { hidden } from "../contract/secrets.ts";
import { applyFault } from "../state/faults.ts";
import type { State } from "../state/state.ts";
import type { Api } from "../steps/pipeline.ts";
import { createResponder, type RequestContext } from "../steps/respond.ts";
import { createForward, explainFailure, type Received } from "./forward.ts";
import { checkRequest, createResponseCheck } from "./violations.ts";

export type CreateProxy = (state: State, operations: Operations, target: URL) => Api;

/** Creates an API that forwards requests to a target, and compares requests and responses with the contract. */
export const createProxy: CreateProxy = (state, operations, targetUrl) => {
  const { contract, options, faults, limits } = state;
  const forward = createForward(targetUrl);
  const respond = createResponder(state);
  const checkResponse = createResponseCheck(state.getChecks(contract));

  return async (raw, target) => {
    const method = raw.method === "HEAD" ? "GET" : raw.method;
    const { entry, values = [] } = operations.find(method, target.path) ?? {};
    const plan = entry?.();
    const operation = plan?.operation.operationId;
    const violations = plan ? checkRequest(plan, values, raw, target) : [describeUnknown(method, target.path)];
    const fault = faults.take(raw, operation ?? null, undefined);
    const windows: RequestContext["windows"] = [limits.peek("address", raw.address)];
    const context: RequestContext = { raw, target, plan, values, windows, fault, caller: undefined };
    const response = fault?.before ? undefined : await receive();
    return { ...(operation && { operation }), ...affect(context, response), violations };

    async function receive(): Promise<MockResponse> {
      const path = target.query === "" ? target.path : `${target.path}?${target.query}`;
      const received = await forward(raw, path).catch((error) => explainFailure(error, targetUrl));
      if (typeof received === "string") {
        violations.push(`response: ${received}`);
        return { status: 502, headers: {}, body: JSON.stringify({ error: received }) };
      }
      if (plan) violations.push(...checkResponse(plan, raw.method, received));
      return toMockResponse(received, raw);
    }
  };

  // A fault with a status replaces the response.
  function affect(context: RequestContext, response: MockResponse | undefined): MockResponse {
    const { fault, plan } = context;
    if (!response || fault?.status !== undefined) return respond(context, { status: plan?.status ?? 404, body: {} });
    if (!fault) return response;
    const { bytes: _, ...text } = response;
    return applyFault(fault, fault.body === undefined ? response : text);
  }

  function describeUnknown(method: string, path: string): string {
    const methods = operations.methods(path).filter((each) => operations.find(each, path));
    if (methods.length === 0) return "request.path: is not in the contract";
    return `request.method: ${method} is not documented for this path (${methods.join(", ")})`;
  }

  // The mock sends CORS headers itself. A response to HEAD describes the content that GET returns.
  function toMockResponse({ status, headers, bytes }: Received, { method, headers: sent }: RawRequest): MockResponse {
    const kept = [...headers].filter(([name]) => {
      if (name.startsWith("access-control-")) return options.cors === false;
      return !connectionHeaders.test(name) && (method === "HEAD" || !contentHeaders.test(name));
    });
    const cookies = headers.getSetCookie();
    const text = new TextDecoder().decode(bytes);
    const [token = ""] = String(sent.authorization ?? "")
      .split(" ")
      .slice(-1);
    return {
      status,
      headers: {
        ...Object.fromEntries(kept.map(([name, value]) => [name === "content-type" ? "Content-Type" : name, value])),
        ...(cookies.length > 0 && { "Set-Cookie": cookies }),
      },
      // An error message may repeat the token. Replacing a shorter text, which is no token, could make the body too long.
      body: token.length >= hidden.length ? text.replaceAll(token, hidden) : text,
      bytes,
    };
  }
};

const connectionHeaders = /^(connection|keep-alive|trailer|transfer-encoding|upgrade|set-cookie)$/;
const contentHeaders = /^content-(length|encoding)$/;
