import { expect } from "vitest";
import type { OperationId } from "../call.ts";
import { createRandom } from "../random.ts";
import { dumpRecords } from "../store/records.ts";
import { createTestApi, type TestApi } from "./api.ts";
import { type Attempt, prepare } from "./reach.ts";
import { requests } from "./requests/index.ts";

const operations = Object.keys(requests) as OperationId[];

/**
 * Sends operations at random, with some seconds between them, to a mock and to one that is restored from its snapshots.
 * Expects the same responses and records.
 */
export async function expectSameAfterRestore(seed: number): Promise<void> {
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
}

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
