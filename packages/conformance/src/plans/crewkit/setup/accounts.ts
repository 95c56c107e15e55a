import type { RunContext } from "../../../context/context.ts";
import { SkipError } from "../../../context/skip.ts";
import type { Tokens } from "../../../plan/rules.ts";
import { valueAt } from "../../../values/json.ts";
import { readTokens } from "./logins.ts";
import { memoizePerContext } from "./memoize.ts";
import { callOperation, itemsOf, textAt } from "./requests.ts";

export interface Account extends Tokens {
  address: string;
}

/** Mails to example.com are never delivered (RFC 2606, section 3). The account is removed at the end. */
export function newAddress(context: RunContext): string {
  const address = `${context.unique("account")}@example.com`;
  context.onCleanUp(() => removeAccount(context, address));
  return address;
}

/** Returns the same address per name during a run. */
export const addressOf: (context: RunContext, name?: string) => Promise<string> = memoizePerContext(async (context) =>
  newAddress(context),
);

/** If false, a request that is rejected anyway can use the contract's example. */
export function canCreateAccounts({ capabilities, target }: RunContext): boolean {
  return capabilities.readMail !== undefined && target.writes;
}

/**
 * Returns the token of a new magic link.
 *
 * @throws SkipError if the target gives no access to mails.
 */
export async function requestMagicLink(context: RunContext, address: string): Promise<string> {
  const { readMail } = context.capabilities;
  if (!readMail) throw new SkipError("Needs a new account and access to its mails, which this target does not give.");
  await callOperation(context, "requestMagicLink", { body: { email: address } });
  return readMail(address);
}

export async function signIn(context: RunContext, address: string): Promise<Account> {
  const token = await requestMagicLink(context, address);
  return { address, ...readTokens(await callOperation(context, "verifyMagicLink", { body: { token } })) };
}

// Organizations go first: an owner cannot be deleted.
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
