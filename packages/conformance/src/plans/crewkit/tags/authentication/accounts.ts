import type { PermissionLevel } from "@crewkit/types";
import type { CredentialRule, Tokens } from "../../../../base/plan.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import type { Capabilities } from "../../../../base/target.ts";
import { type MemoizedPerContext, memoizePerContext } from "../../../../context/memoize.ts";
import { numberAt } from "../../common/contract.ts";
import { callOperation, textAt } from "../../common/requests.ts";

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
  for (const { id, permission_level } of await context.readAll("listOrganizations", { token }))
    if (permission_level === ("owner" satisfies PermissionLevel))
      await callOperation(context, "deleteOrganization", { token, path: { id: String(id) } });
  await callOperation(context, "deleteCurrentUser", { token });
}

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

function readTokens(body: unknown): Tokens {
  return { access: textAt(body, "/access_token"), refresh: textAt(body, "/refresh_token") };
}

export const credential: CredentialRule = {
  logIn,
  refresh: {
    operation: "refreshToken",
    tokenPointer: "/refresh_token",
    access: "/access_token",
    refresh: "/refresh_token",
  },
  probe: "getCurrentUser",
  logOut: [{ operation: "revokeToken", tokenPointer: "/refresh_token" }, { operation: "logoutUser" }],
  tokenLifetime: (contract) => numberAt(contract, "/schemas/TokenPair/properties/expires_in/const"),
};
