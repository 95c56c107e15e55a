import type { RunContext } from "../../base/run-context.ts";
import { SkipError } from "../../base/skip.ts";
import { numberAt } from "./contract.ts";
import { addressOf, canCreateAccounts, newAddress, requestMagicLink, signIn } from "./setup/accounts.ts";
import { logIn, logInAndOut, revokedToken } from "./setup/logins.ts";
import {
  builtInRole,
  findGuest,
  otherActors,
  otherOrganization,
  otherOrganizationRole,
  requireGuest,
  userOf,
} from "./setup/organizations.ts";
import { findInheritedConvention, unsubscribedPlaybook } from "./setup/playbooks.ts";
import { organizationId, unknownId } from "./setup/requests.ts";

/** `isolated`: the request changes its resource and therefore needs a separate one. `path` is set once it is known. */
export type ValueGenerator = (context: RunContext, request: { isolated: boolean; path?: unknown }) => unknown;

export const values: Record<string, ValueGenerator> = {
  unknownId: () => unknownId,
  unknownHash: () => "0".repeat(64),
  // Too long in UTF-8, but with half as many characters as allowed.
  tooManyBytes: ({ contract }) =>
    "ä".repeat(numberAt(contract, "/schemas/ResourceCreate/properties/content/x-max-bytes") / 2 + 1),
  tooManyConventions: ({ contract }) => {
    const length = numberAt(contract, "/schemas/Playbook/properties/conventions_count/maximum") + 1;
    return Array.from({ length }, (_, index) => `- **key-${index}**: Keep methods short.`).join("\n");
  },
  tooManyFiles: ({ contract }) => {
    const length = numberAt(contract, "/schemas/ResourceImport/properties/files/maxItems") + 1;
    const rule = { resource_type: "rule", content: "Be brief." };
    return Array.from({ length }, (_, index) => ({ ...rule, name: `rule-${index}` }));
  },

  login: logIn,
  revokedLogin: logInAndOut,
  newAccount: (context) => signIn(context, newAddress(context)),
  // A request that must be rejected gets a token that cannot delete an account.
  accountToDelete: async (context, { isolated }) =>
    isolated ? (await signIn(context, newAddress(context))).access : revokedToken(context),
  // Requests that are rejected anyway need no account or link.
  reader: async (context, { isolated }) =>
    isolated || canCreateAccounts(context)
      ? (await signIn(context, await addressOf(context, "reader"))).access
      : undefined,
  magicLink: async (context, { isolated }) =>
    isolated || canCreateAccounts(context)
      ? requestMagicLink(context, await addressOf(context, "reader"))
      : "no-such-link",

  guest: (context, { isolated }) => findGuest(context) ?? (isolated ? requireGuest(context) : "owner"),
  guestEmail: async (context) => (await userOf(context, requireGuest(context))).email,
  // Requests that are rejected anyway can name the owner.
  member: async (context, { isolated }) => {
    if (!isolated && otherActors(context).length === 0) return otherOrganizationOwner(context);
    const [org_id, user_id] = await context.resourceIds("/{org_id}/members/{user_id}", isolated);
    return { org_id, user_id };
  },
  otherOrganization: (context) => otherOrganization(context),
  otherOrganizationOwner,
  otherOrganizationRole: (context) => otherOrganizationRole(context),
  builtInRole: async (context, { path }) =>
    builtInRole(context, Object(path).org_id ?? (await organizationId(context))),

  // In a read-only run, the remote may belong to no repository.
  knownRemote: ({ target, callOnceForText }) =>
    target.writes
      ? callOnceForText("createRepository", "/data/remote_url")
      : "https://git.example/acme/checkout-api.git",
  unsubscribedPlaybook,
  platformPlaybook,
  platformResource,
  inheritedConvention: findInheritedConvention,
};

// A separate organization, in case the API does not reject the request.
async function otherOrganizationOwner(context: RunContext) {
  return { org_id: await otherOrganization(context), user_id: (await userOf(context)).id };
}

/** @throws SkipError if there is no platform resource, or if the token belongs to crewkit's staff, who may change them. */
async function platformResource(context: RunContext): Promise<string> {
  await requireNoStaff(context);
  return context.callForText("listResources", "/data/0/id", { query: { tier: "platform" } });
}

async function platformPlaybook(context: RunContext): Promise<string> {
  await requireNoStaff(context);
  const path = { org_id: await organizationId(context) };
  const playbooks = await context.readAll("listAvailablePlaybooks", { path });
  const playbook = playbooks.find(({ organization_id }) => organization_id === null);
  if (!playbook) throw new SkipError("The organization is subscribed to all of crewkit's own playbooks.");
  return String(playbook.id);
}

async function requireNoStaff(context: RunContext): Promise<void> {
  const role = await context.callForText("getCurrentUser", "/user/platform_role");
  if (role !== "org_user")
    throw new SkipError(`Needs a token of an ordinary user: a ${role} may change platform resources.`);
}
