import type { RunContext } from "../../../context/context.ts";
import { type MemoizedPerContext, memoizePerContext } from "../../../context/memoize.ts";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import type { Tokens } from "../../../plan/plan.ts";
import type { Capabilities } from "../../../targets/target.ts";
import { readTokens } from "./logins.ts";
import { callOperation } from "./requests.ts";

export type Account = Tokens & { address: string };

/** Emails to example.com are never delivered (RFC 2606, section 3). The account is deleted at the end. */
export function newAddress(context: RunContext): string {
  const address = `${context.unique("account")}@example.com`;
  context.onCleanUp(() => removeAccount(context, address));
  return address;
}

/** Returns the same address per name during a run. */
export const addressOf: MemoizedPerContext<string> = memoizePerContext(async (context) => newAddress(context));

/** If false, a request that is rejected anyway can use the contract's example. */
export function canCreateAccounts({ target }: RunContext): boolean {
  return target.capabilities.readEmail !== undefined && target.writes;
}

/**
 * Returns the token of a new magic link.
 *
 * @throws SkipError if there is no new email, or the target does not provide access to emails.
 */
export async function requestMagicLink(context: RunContext, address: string): Promise<string> {
  const readEmail = emailReader(context);
  await callOperation(context, "requestMagicLink", { body: { email: address } });
  const token = await readEmail(address);
  if (token === undefined) throw new SkipError(`${address} received no new email.`);
  return token;
}

/** @throws SkipError if the target does not provide access to emails. */
export function emailReader({ target }: RunContext): NonNullable<Capabilities["readEmail"]> {
  const { readEmail } = target.capabilities;
  if (readEmail) return readEmail;
  throw new SkipError("Needs a new account and its emails. In a program, pass a target with `capabilities.readEmail`.");
}

export async function signIn(context: RunContext, address: string): Promise<Account> {
  const token = await requestMagicLink(context, address);
  return { address, ...readTokens(await callOperation(context, "verifyMagicLink", { body: { token } })) };
}

// Deletes organizations first, because an owner's account cannot be deleted. Signing in creates a deleted account again.
async function removeAccount(context: RunContext, address: string): Promise<void> {
  if (!context.target.capabilities.readEmail) return;
  const { access: token } = await signIn(context, address);
  for (const { id, permission_level } of await readAll(context, "listOrganizations", { token }))
    if (permission_level === "owner")
      await callOperation(context, "deleteOrganization", { token, path: { id: String(id) } });
  await callOperation(context, "deleteCurrentUser", { token });
}
