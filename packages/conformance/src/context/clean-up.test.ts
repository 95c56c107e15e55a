import { expect, test } from "vitest";
import { NoResponseError, NotSentError } from "../http/exchange.ts";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { type CleanUp, cleanUp } from "./clean-up.ts";
import { setupFailed } from "./skip.ts";

const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));
const { request } = exchangeOf(spec, "look", {});

function failing(times: number, error: Error): CleanUp {
  let count = 0;
  return async () => {
    if (count++ < times) throw error;
  };
}

const lost = new NoResponseError(request, "no response");
const broken = setupFailed(exchangeOf(spec, "look", { status: 502, text: "bad gateway" }), { spec });
const rejected = setupFailed(exchangeOf(spec, "look", { status: 403, text: "no" }), { spec });

test("runs clean-up steps in reverse order", async () => {
  const done: number[] = [];
  await cleanUp([1, 2, 3].map((number) => async () => done.push(number)));
  expect(done).toEqual([3, 2, 1]);
});

test("retries transient failures twice, and rejected requests not at all", async () => {
  expect(await cleanUp([failing(2, lost), failing(2, broken)], [0, 0])).toEqual([]);
  expect(await cleanUp([failing(3, broken)], [0, 0])).toEqual(["Needs look, which returned 502: bad gateway"]);
  expect(await cleanUp([failing(1, rejected)], [0, 0])).toEqual(["Needs look, which returned 403: no"]);
  expect(await cleanUp([failing(1, new NotSentError(request))], [0, 0])).toEqual([expect.stringContaining("not sent")]);
});

test("gives up when the target stops responding", async () => {
  const all = Array.from({ length: 10 }, () => failing(99, lost));
  expect(await cleanUp(all, [0])).toEqual([
    ...Array(3).fill("no response"),
    expect.stringContaining("Skipped 7 more clean-up steps"),
  ]);
});
