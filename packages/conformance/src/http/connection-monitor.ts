import type { Operation } from "@crewkit/openapi";
import { documentedKey } from "../spec/model.ts";
import { type HttpRequest, type HttpResponse, NoResponseError, NotSentError } from "./exchange.ts";
import { createSend, type Send } from "./send.ts";

export interface ConnectionMonitor {
  send: Send;
  /** Requests with no response or an undocumented gateway status. */
  gatewayErrors(): number;
  /** Requests without a response since the last response. */
  noResponseStreak(): number;
  /** The request that timed out before the server stopped responding. Undefined if the server responds. */
  hangingRequest(): NoResponseError | undefined;
}

// RFC 9110, sections 15.6.3 to 15.6.5.
const gatewayStatuses = new Set([502, 503, 504]);

/** After a timeout, checks whether the server still responds to other requests. If not, sends no more requests. */
export function monitorConnection(send: Send, isAlive: LivenessCheck = async () => true): ConnectionMonitor {
  let [gatewayErrors, noResponseStreak] = [0, 0];
  let hanging: NoResponseError | undefined;

  async function recordLoss(error: NoResponseError): Promise<void> {
    noResponseStreak += 1;
    gatewayErrors += 1;
    if (error.timedOut && !hanging && !(await isAlive(error.request))) hanging = error;
  }

  return {
    hangingRequest: () => hanging,
    gatewayErrors: () => gatewayErrors,
    noResponseStreak: () => noResponseStreak,
    async send(request) {
      if (hanging) throw new NotSentError(request);
      const response = await send(request).catch(async (error: unknown) => {
        if (error instanceof NoResponseError) await recordLoss(error);
        throw error;
      });
      noResponseStreak = 0;
      if (isGatewayError(request, response)) gatewayErrors += 1;
      return response;
    },
  };
}

export function isGatewayError({ operation }: HttpRequest, { status }: HttpResponse): boolean {
  return gatewayStatuses.has(status) && documentedKey(operation, status) !== String(status);
}

/** True if the server responds at all. */
type LivenessCheck = (lost: HttpRequest) => Promise<boolean>;

interface LivenessOptions {
  url: string;
  operations: readonly Operation[];
  /** Milliseconds. Defaults to 10,000. */
  timeout?: number | undefined;
}

/** Sends a GET request to a different operation after a lost request. Any response counts, even an error. */
export function createLivenessCheck({ url, operations, timeout = 10_000 }: LivenessOptions): LivenessCheck {
  // Two seconds by default, so that a run against a server that hangs ends within 15 seconds.
  const send = createSend(url, { timeout: Math.min(timeout, Math.max(2000, timeout / 5)) });
  const reads = operations.filter(({ method }) => method === "get");
  return async ({ operation: lost }) => {
    const others = reads.filter((each) => each !== lost);
    const operation = others.find(({ path }) => !path.includes("{")) ?? others[0] ?? reads[0];
    if (!operation) return true;
    const target = operation.path.replace(/\{[^}]*\}/g, "0");
    return send({ operation, method: "GET", target, headers: {} }).then(
      () => true,
      () => false,
    );
  };
}
