import { expect, onTestFinished, test } from "vitest";
import contract from "../testing/library/contract.ts";
import { type Override, startLibrary } from "../testing/library/server.ts";
import { contractOf, exchangeOf, responseOf, specOf } from "../testing/spec.ts";
import { createLivenessCheck, monitorConnection } from "./connection-monitor.ts";
import { NoResponseError } from "./exchange.ts";

const responses = { 200: { description: "" }, 503: { description: "Maintenance." } };
const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses } } } }));
const { request } = exchangeOf(spec, "look", {});

async function countErrors(...statuses: number[]) {
  const connection = monitorConnection(async () => {
    const status = statuses.shift() ?? 0;
    if (status === 0) throw new NoResponseError(request, "no response");
    return responseOf({ status });
  });
  while (statuses.length > 0) await connection.send(request).catch(() => {});
  return { gatewayErrors: connection.gatewayErrors(), noResponseStreak: connection.noResponseStreak() };
}

test("counts missing responses and undocumented gateway statuses as gateway errors", async () => {
  expect(await countErrors(200, 502, 0, 504, 200)).toEqual({ gatewayErrors: 3, noResponseStreak: 0 });
  expect(await countErrors(200, 503, 500)).toEqual({ gatewayErrors: 0, noResponseStreak: 0 });
});

test("counts consecutive requests without a response", async () => {
  expect(await countErrors(0, 502, 0, 0)).toEqual({ gatewayErrors: 4, noResponseStreak: 2 });
});

test("after a timeout, sends nothing more if the server does not respond to another request either", async () => {
  const sent: string[] = [];
  const monitor = (alive: boolean) =>
    monitorConnection(
      async ({ target }) => {
        sent.push(target);
        throw new NoResponseError(request, "timed out", { timedOut: true });
      },
      async () => alive,
    );
  const [alive, hanging] = [monitor(true), monitor(false)];
  for (const connection of [alive, alive, hanging, hanging]) await connection.send(request).catch(() => {});
  expect(sent).toHaveLength(3);
  expect([alive.hangingRequest(), hanging.hangingRequest()?.message]).toEqual([undefined, "timed out"]);
});

async function checkAfter(operationId: string, override?: Override) {
  const { url, close, requests } = await startLibrary(override);
  onTestFinished(close);
  const spec = specOf(contract);
  const isAlive = createLivenessCheck({ url, operations: spec.operations });
  return { alive: await isAlive(exchangeOf(spec, operationId, {}).request), requests };
}

test("accepts any response of another GET operation", async () => {
  expect(await checkAfter("listShelves")).toEqual({ alive: true, requests: ["GET /loans"] });
  expect(await checkAfter("createShelf")).toEqual({ alive: true, requests: ["GET /shelves"] });
});

test("reports a server that does not respond", async () => {
  const closeConnection = () => Promise.reject(new Error("The connection was closed."));
  expect(await checkAfter("listShelves", closeConnection)).toMatchObject({ alive: false });
});
