import { isDeepStrictEqual } from "node:util";
import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { formatValue } from "../../../values/format.ts";

type Read = Parameters<ScenarioSteps["callAndRead"]>;

/** Sends a request, and reports a failure unless the response has the value. */
export async function expectValue(steps: ScenarioSteps, read: Read, expected: unknown): Promise<void> {
  const [operationId, pointer] = read;
  const actual = await steps.callAndRead(...read);
  const message = `Expected ${formatValue(expected)} at ${pointer} of ${operationId}, but received ${formatValue(actual)}.`;
  steps.expect(isDeepStrictEqual(actual, expected), message);
}
