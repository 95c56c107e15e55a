import { expect, test } from "vitest";
import type { OperationId } from "../call.ts";
import { createRandom } from "../random.ts";
import { dumpRecords } from "../store/records.ts";
import { createTestApi, type TestApi } from "../testing/api.ts";
import { type Attempt, prepare } from "../testing/reach.ts";
import { requests } from "../testing/requests/index.ts";

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
const operations = Object.keys(requests) as OperationId[];

// Whatever comes next: operations at random, as each succeeds at the start, with some seconds between them.
test.each(seeds)("wherever a mock is restored, it goes on as the one did that was not (walk %i)", async (seed) => {
  const random = createRandom(seed);
  const api = createTestApi();
  let restored = restore(api);
  for (let step = 1; step <= 80; step++) {
    const operation = operations[random.below(operations.length)] ?? "getHealth";
    const seconds = random.below(4);
    const answer = await send(api, operation, seconds);
    expect(await send(restored, operation, seconds)).toEqual(answer);
    expect(dumpRecords(restored.state.store), operation).toEqual(dumpRecords(api.state.store));
    if (step % 8 === 0) restored = restore(api);
  }
});

function restore(api: TestApi): TestApi {
  api.pass(0);
  const state = JSON.parse(JSON.stringify(api.control.snapshot()));
  return createTestApi({ state, now: state.now });
}

async function send(api: TestApi, operation: OperationId, seconds: number): Promise<unknown> {
  api.pass(seconds);
  const { success } = requests[operation] as { success: Attempt<OperationId> };
  const request = await prepare(success, api).catch(() => undefined);
  if (!request) return "What it is about is gone by now.";
  const { status, body } = await api.call(operation, request);
  return { status, body };
}
