import { documentedKey } from "../spec/model.ts";
import { type HttpRequest, type HttpResponse, NoResponseError } from "./exchange.ts";
import type { Send } from "./send.ts";

export interface ConnectionMonitor {
  send: Send;
  /** Requests with no response or an undocumented gateway status. */
  gatewayErrors(): number;
  /** Requests without a response since the last response. */
  noResponseStreak(): number;
}

// RFC 9110, sections 15.6.3 to 15.6.5.
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

export function isGatewayError({ operation }: HttpRequest, { status }: HttpResponse): boolean {
  return gatewayStatuses.has(status) && documentedKey(operation, status) !== String(status);
}
