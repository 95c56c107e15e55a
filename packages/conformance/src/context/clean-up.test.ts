import { expect, test } from "vitest";
import { NoResponseError } from "../base/exchange.ts";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { cleanUp } from "./clean-up.ts";
import { setupFailed } from "./create.ts";

test("runs clean-up steps in reverse order, and retries transient failures twice", async () => {
  const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));
  const { request } = exchangeOf(spec, "look", {});
  const done: string[] = [];
  const failing = (name: string, times: number, error: Error) => async () => {
    done.push(name);
    if (done.filter((each) => each === name).length <= times) throw error;
  };
  const failures = await cleanUp(
    [
      failing("no response", 3, new NoResponseError(request, "No response.")),
      failing("unstable", 2, setupFailed(exchangeOf(spec, "look", { status: 502 }), { spec })),
      failing("rejected", 1, setupFailed(exchangeOf(spec, "look", { status: 403, text: "no" }), { spec })),
    ],
    [0, 0],
  );
  expect(failures).toEqual(["Needs look, which returned 403: no", "No response."]);
  expect(done).toEqual(["rejected", ...Array(3).fill("unstable"), ...Array(3).fill("no response")]);
});
