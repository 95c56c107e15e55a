import type { Tokens } from "../../../plan/rules.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { ask, textAt } from "./ask.ts";
import { oncePer } from "./once.ts";

/** Logs the owner in once more, as a device: what happens to this login is none of the others' concern. */
export async function logIn(world: World): Promise<Tokens> {
  const device = await ask(world, "requestDeviceCode");
  const user_code = textAt(device, "/user_code");
  await ask(world, "verifyDeviceCode", { body: { user_code, decision: "approve" } });
  return readTokens(await ask(world, "exchangeDeviceCode", { body: { device_code: textAt(device, "/device_code") } }));
}

export async function logInAndOut(world: World): Promise<Tokens> {
  const tokens = await logIn(world);
  await ask(world, "logoutUser", { token: tokens.access });
  return tokens;
}

/** A token of the owner's that was good once: its login has ended. One serves a whole run. */
export const spentToken: (world: World) => Promise<string> = oncePer(
  async (world) => (await logInAndOut(world)).access,
);

export function readTokens(body: unknown): Tokens {
  return { access: textAt(body, "/access_token"), refresh: textAt(body, "/refresh_token") };
}

/**
 * Lets time pass.
 *
 * @throws Unreached where the target can't.
 */
export async function wait(world: World, seconds: number): Promise<void> {
  if (!world.powers.passTime) throw new Unreached(`It takes ${seconds} seconds, which this target can't let pass.`);
  await world.powers.passTime(seconds);
}
