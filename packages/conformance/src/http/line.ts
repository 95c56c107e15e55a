import { documentedKey } from "../law/law.ts";
import { type Answer, NoAnswer, type Request } from "./exchange.ts";
import type { Send } from "./send.ts";

/** Sends, and knows how the line is to the API: what stands between may spoil a request that the API never saw. */
export interface Line {
  send: Send;
  /** So many requests got no answer, or one that only a gateway gives. */
  troubles(): number;
  /** So many in a row got no answer until now. */
  silent(): number;
}

// What a gateway answers in the place of a server (RFC 9110, sections 15.6.3 to 15.6.5).
const gateway = new Set([502, 503, 504]);

export function watchLine(send: Send): Line {
  let [troubles, silent] = [0, 0];
  return {
    troubles: () => troubles,
    silent: () => silent,
    async send(request) {
      const answer = await send(request).catch((error: unknown) => {
        if (error instanceof NoAnswer) {
          silent += 1;
          troubles += 1;
        }
        throw error;
      });
      silent = 0;
      if (isOfGateway(request, answer)) troubles += 1;
      return answer;
    },
  };
}

/** Whether an answer is a gateway's: one of its statuses, which the operation does not document. */
export function isOfGateway({ operation }: Request, { status }: Answer): boolean {
  return gateway.has(status) && documentedKey(operation, status) !== String(status);
}
