import type { Tokens } from "../../../plan/rules.ts";
import { at } from "../../../values/json.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { ask, itemsOf, textAt } from "./ask.ts";
import { readTokens } from "./logins.ts";
import { oncePer } from "./once.ts";

/** Somebody who exists for the suite alone. The first magic link that is followed makes the account. */
export interface Account extends Tokens {
  address: string;
}

/** An address that nobody has, whose account is removed at the end. No mail gets anywhere (RFC 2606, section 3). */
export function newAddress(world: World): string {
  const address = `${world.unique("account")}@example.com`;
  world.atEnd(() => removeAccount(world, address));
  return address;
}

/** An address by a name: the same in a whole run. */
export const addressOf: (world: World, name?: string) => Promise<string> = oncePer(async (world) => newAddress(world));

/**
 * Whether a request can be made with an account of the suite's. Where not, one that will be refused anyway may do with
 * the contract's example: the refusal is then the same.
 */
export function hasAccounts({ powers, target }: World): boolean {
  return powers.mail !== undefined && target.writes;
}

/**
 * Has a magic link sent, and answers its token.
 *
 * @throws Unreached where the target shows no mails.
 */
export async function linkTo(world: World, address: string): Promise<string> {
  const { mail } = world.powers;
  if (!mail) throw new Unreached("It needs an account of its own, and so a mail, which this target does not show.");
  await ask(world, "requestMagicLink", { body: { email: address } });
  return mail(address);
}

/** Signs in at an address: a token that was got before may have expired by now. */
export async function signIn(world: World, address: string): Promise<Account> {
  const token = await linkTo(world, address);
  return { address, ...readTokens(await ask(world, "verifyMagicLink", { body: { token } })) };
}

// Its organizations go first: their owner can't.
async function removeAccount(world: World, address: string): Promise<void> {
  if (!world.powers.mail) return;
  const { access: token } = await signIn(world, address);
  for (const organization of itemsOf(await ask(world, "listOrganizations", { token }))) {
    const isTheirs = at(organization, "/permission_level") === "owner";
    if (isTheirs) await ask(world, "deleteOrganization", { token, path: { id: textAt(organization, "/id") } });
  }
  await ask(world, "deleteCurrentUser", { token });
}
