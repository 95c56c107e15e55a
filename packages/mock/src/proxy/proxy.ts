import type { Api } from "../api.ts";
import type { Operations } from "../contract/operations.ts";
import type { MockResponse } from "../exchange.ts";
import { applyFault } from "../faults.ts";
import { createResponder, type RequestContext } from "../respond.ts";
import { hidden } from "../secrets.ts";
import type { State } from "../state.ts";
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
      try {
        const received = await forward(raw, target.query === "" ? target.path : `${target.path}?${target.query}`);
        if (plan) violations.push(...checkResponse(plan, raw.method, received));
        return toMockResponse(received, String(raw.headers.authorization ?? ""));
      } catch (error) {
        const problem = explainFailure(error, targetUrl);
        violations.push(`response: ${problem}`);
        return { status: 502, headers: {}, body: JSON.stringify({ error: problem }) };
      }
    }
  };

  /** Applies the fault of a request, which replaces the response if it has a status. */
  function affect(context: RequestContext, response: MockResponse | undefined): MockResponse {
    const { fault, plan } = context;
    if (response && !fault) return response;
    if (!response || fault?.status !== undefined) return respond(context, { status: plan?.status ?? 404, body: {} });
    return fault ? applyFault(fault, fault.body === undefined ? response : withoutContent(response)) : response;
  }

  function describeUnknown(method: string, path: string): string {
    const methods = operations.methods(path).filter((each) => operations.find(each, path));
    if (methods.length === 0) return "request.path: is not in the contract";
    return `request.method: ${method} is not documented for this path (${methods.join(", ")})`;
  }

  function toMockResponse({ status, headers, bytes }: Received, authorization: string): MockResponse {
    // The mock sends CORS headers itself.
    const kept = Object.entries(headers).filter(
      ([name]) => options.cors === false || !name.startsWith("access-control-"),
    );
    const text = new TextDecoder().decode(bytes);
    const token = authorization.split(" ").at(-1);
    // An error message may repeat the token.
    return { status, headers: Object.fromEntries(kept), body: token ? text.replaceAll(token, hidden) : text, bytes };
  }
};

function withoutContent({ bytes: _, headers, ...response }: MockResponse): MockResponse {
  const { "content-length": _length, ...kept } = headers;
  return { ...response, headers: kept };
}
