import { documentedKey } from "../spec/model.ts";
import { type HttpRequest, type HttpResponse, NoResponseError } from "./exchange.ts";
import type { Send } from "./send.ts";

/** Sends, and knows how the line is to the API: what stands between may spoil a request that the API never saw. */
export interface ConnectionMonitor {
  send: Send;
  /** So many requests got no answer, or one that only a gateway gives. */
  gatewayErrors(): number;
  /** So many in a row got no answer until now. */
  noResponseStreak(): number;
}

// What a gateway answers in the place of a server (RFC 9110, sections 15.6.3 to 15.6.5).
const gatewayStatuses = new Set([502, 503, 504]);

export function monitorConnection(send: Send): ConnectionMonitor {
  let [gatewayErrors, noResponseStreak] = [0, 0];
  return {
    gatewayErrors: () => gatewayErrors,
    noResponseStreak: () => noResponseStreak,
    async send(request) {
      const response = await send(request).catch((error: unknown) => {
        if (error instanceof NoResponseError) {
          noResponseStreak += 1;
          gatewayErrors += 1;
        }
        throw error;
      });
      noResponseStreak = 0;
      if (isGatewayError(request, response)) gatewayErrors += 1;
      return response;
    },
  };
}

/** Whether an answer is a gateway's: one of its statuses, which the operation does not document. */
export function isGatewayError({ operation }: HttpRequest, { status }: HttpResponse): boolean {
  return gatewayStatuses.has(status) && documentedKey(operation, status) !== String(status);
}
