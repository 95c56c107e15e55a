import type { RunContext } from "../../../context/context.ts";
import { memoizePerContext } from "../../../context/memoize.ts";
import { SkipError } from "../../../context/skip.ts";
import type { Tokens } from "../../../plan/plan.ts";
import { callOperation, textAt } from "./requests.ts";

/** A separate login, so that changes to it do not affect other tests. */
export async function logIn(context: RunContext): Promise<Tokens> {
  const device = await callOperation(context, "requestDeviceCode");
  const user_code = textAt(device, "/user_code");
  await callOperation(context, "verifyDeviceCode", { body: { user_code, decision: "approve" } });
  return readTokens(
    await callOperation(context, "exchangeDeviceCode", { body: { device_code: textAt(device, "/device_code") } }),
  );
}

export async function logInAndOut(context: RunContext): Promise<Tokens> {
  const tokens = await logIn(context);
  await callOperation(context, "logoutUser", { token: tokens.access });
  return tokens;
}

export const revokedToken: (context: RunContext) => Promise<string> = memoizePerContext(
  async (context) => (await logInAndOut(context)).access,
);

export function readTokens(body: unknown): Tokens {
  return { access: textAt(body, "/access_token"), refresh: textAt(body, "/refresh_token") };
}

/** @throws SkipError if the target's clock cannot be advanced. */
export async function advanceClock(context: RunContext, seconds: number): Promise<void> {
  if (!context.capabilities.advanceClock)
    throw new SkipError(`Needs to advance the clock by ${seconds} seconds, which this target does not support.`);
  await context.capabilities.advanceClock(seconds);
}
