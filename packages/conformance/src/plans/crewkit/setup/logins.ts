import type { Tokens } from "../../../base/plan.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { type MemoizedPerContext, memoizePerContext } from "../../../context/memoize.ts";
import { callOperation, textAt } from "./requests.ts";

/** A separate login, so that changes to it do not affect other tests. */
export async function logIn(context: RunContext): Promise<Tokens> {
  const device = await callOperation(context, "requestDeviceCode");
  const user_code = textAt(device, "/user_code");
  await callOperation(context, "verifyDeviceCode", { body: { user_code, decision: "approve" } });
  const body = { device_code: textAt(device, "/device_code") };
  return readTokens(await callOperation(context, "exchangeDeviceCode", { body }));
}

export async function logInAndOut(context: RunContext): Promise<Tokens> {
  const tokens = await logIn(context);
  await callOperation(context, "logoutUser", { token: tokens.access });
  return tokens;
}

export const revokedToken: MemoizedPerContext<string> = memoizePerContext(
  async (context) => (await logInAndOut(context)).access,
);

export function readTokens(body: unknown): Tokens {
  return { access: textAt(body, "/access_token"), refresh: textAt(body, "/refresh_token") };
}
