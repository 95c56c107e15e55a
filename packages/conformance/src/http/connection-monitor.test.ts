import { expect, test } from "vitest";
import { exchangeOf, responseOf } from "../testing/exchange.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { monitorConnection } from "./connection-monitor.ts";
import { NoResponseError } from "./exchange.ts";

const responses = { 200: { description: "" }, 503: { description: "Closed on Sundays." } };
const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses } } } }));
const { request } = exchangeOf(spec, "look", {});

// What a line tells after answers with these statuses, 0 for none.
async function after(...statuses: number[]) {
  const connection = monitorConnection(async () => {
    const status = statuses.shift() ?? 0;
    if (status === 0) throw new NoResponseError(request, "no answer");
    return responseOf({ status });
  });
  while (statuses.length > 0) await connection.send(request).catch(() => {});
  return { troubles: connection.gatewayErrors(), silent: connection.noResponseStreak() };
}

test("no answer and a gateway's are trouble; what the operation documents is none", async () => {
  expect(await after(200, 502, 0, 504, 200)).toEqual({ troubles: 3, silent: 0 });
  expect(await after(200, 503, 500)).toEqual({ troubles: 0, silent: 0 });
});

test("the line is silent from the last answer on", async () => {
  expect(await after(0, 502, 0, 0)).toEqual({ troubles: 4, silent: 2 });
});
