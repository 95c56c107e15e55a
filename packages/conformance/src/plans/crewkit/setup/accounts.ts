import type { RunContext } from "../../../context/context.ts";
import { SkipError } from "../../../context/skip.ts";
import type { Tokens } from "../../../plan/rules.ts";
import { valueAt } from "../../../values/json.ts";
import { readTokens } from "./logins.ts";
import { memoizePerContext } from "./memoize.ts";
import { callOperation, itemsOf, textAt } from "./requests.ts";

/** Somebody who exists for the suite alone. The first magic link that is followed makes the account. */
export interface Account extends Tokens {
  address: string;
}

/** An address that nobody has, whose account is removed at the end. No mail gets anywhere (RFC 2606, section 3). */
export function newAddress(context: RunContext): string {
  const address = `${context.unique("account")}@example.com`;
  context.onCleanUp(() => removeAccount(context, address));
  return address;
}

/** An address by a name: the same in a whole run. */
export const addressOf: (context: RunContext, name?: string) => Promise<string> = memoizePerContext(async (context) =>
  newAddress(context),
);

/**
 * Whether a request can be made with an account of the suite's. Where not, one that will be refused anyway may do with
 * the contract's example: the refusal is then the same.
 */
export function canCreateAccounts({ capabilities, target }: RunContext): boolean {
  return capabilities.readMail !== undefined && target.writes;
}

/**
 * Has a magic link sent, and answers its token.
 *
 * @throws Unreached where the target shows no mails.
 */
export async function requestMagicLink(context: RunContext, address: string): Promise<string> {
  const { readMail } = context.capabilities;
  if (!readMail) throw new SkipError("It needs an account of its own, and so a mail, which this target does not show.");
  await callOperation(context, "requestMagicLink", { body: { email: address } });
  return readMail(address);
}

/** Signs in at an address: a token that was got before may have expired by now. */
export async function signIn(context: RunContext, address: string): Promise<Account> {
  const token = await requestMagicLink(context, address);
  return { address, ...readTokens(await callOperation(context, "verifyMagicLink", { body: { token } })) };
}

// Its organizations go first: their owner can't.
async function removeAccount(context: RunContext, address: string): Promise<void> {
  if (!context.capabilities.readMail) return;
  const { access: token } = await signIn(context, address);
  for (const organization of itemsOf(await callOperation(context, "listOrganizations", { token }))) {
    const isTheirs = valueAt(organization, "/permission_level") === "owner";
    if (isTheirs)
      await callOperation(context, "deleteOrganization", { token, path: { id: textAt(organization, "/id") } });
  }
  await callOperation(context, "deleteCurrentUser", { token });
}
