import { expect, test } from "vitest";
import { NoResponseError } from "../http/exchange.ts";
import { exchangeOf, responseOf } from "../testing/exchange.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { type CleanUp, cleanUp } from "./clean-up.ts";
import { setupFailed } from "./skip.ts";

const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));
const { request } = exchangeOf(spec, "look", {});

// Fails so many times.
function failing(times: number, error: Error): CleanUp {
  let count = 0;
  return async () => {
    if (count++ < times) throw error;
  };
}

const lost = new NoResponseError(request, "no answer");
const broken = setupFailed("look", responseOf({ status: 502, text: "bad gateway" }));
const rejected = setupFailed("look", responseOf({ status: 403, text: "no" }));

test("the last comes first", async () => {
  const done: number[] = [];
  await cleanUp([1, 2, 3].map((number) => async () => done.push(number)));
  expect(done).toEqual([3, 2, 1]);
});

test("what may pass is tried three times, and what is refused once", async () => {
  expect(await cleanUp([failing(2, lost), failing(2, broken)], [0, 0])).toEqual([]);
  expect(await cleanUp([failing(3, broken)], [0, 0])).toEqual(["It needs look, which answered 502: bad gateway"]);
  expect(await cleanUp([failing(1, rejected)], [0, 0])).toEqual(["It needs look, which answered 403: no"]);
});

test("where nobody answers any more, it is given up", async () => {
  const all = Array.from({ length: 10 }, () => failing(99, lost));
  expect(await cleanUp(all, [0])).toEqual(["no answer", "no answer", "no answer", "7 more, since nobody answers."]);
});
