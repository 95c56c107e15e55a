import type { Exchange } from "../http/exchange.ts";
import { documentedKey, type SpecModel } from "../spec/model.ts";

/** The documented statuses of an operation. */
export interface OperationCoverage {
  operationId: string;
  received: string[];
  missing: string[];
}

export interface Coverage {
  record(exchange: Exchange): void;
  requests(): number;
  operations(): OperationCoverage[];
}

/** Records which documented statuses were received, whether or not a test expected them. */
export function createCoverage(spec: SpecModel): Coverage {
  const received = new Set<string>();
  let requests = 0;
  return {
    record({ request: { operation }, response }) {
      requests += 1;
      received.add(`${operation.operationId} ${documentedKey(operation, response.status)}`);
    },
    requests: () => requests,
    operations: () =>
      spec.operations.map(({ operationId, responses }) => {
        const statuses = Object.keys(responses);
        const isReceived = (status: string) => received.has(`${operationId} ${status}`);
        return {
          operationId,
          received: statuses.filter(isReceived),
          missing: statuses.filter((status) => !isReceived(status)),
        };
      }),
  };
}
