import type { RunContext } from "../../context/context.ts";
import { readAll } from "../../context/read-pages.ts";
import { missingToken, SkipError } from "../../context/skip.ts";
import type { Plan } from "../../plan/plan.ts";
import { valueAt } from "../../values/json.ts";
import { newAddress, signIn } from "./setup/accounts.ts";
import { logIn } from "./setup/logins.ts";
import { builtInRole } from "./setup/organizations.ts";
import { organizationId } from "./setup/requests.ts";

export const workflows: NonNullable<Plan["workflows"]> = {
  approvedLogin: async (context) => ({ token: tokenOf(context) }),
  deniedLogin: async (context) => ({ token: tokenOf(context) }),
  async acceptedInvitation(context) {
    const [org_id, guest] = [await organizationId(context), await signIn(context, newAddress(context))];
    const inputs = { org_id, email: guest.address, role_id: await builtInRole(context, org_id) };
    return { token: tokenOf(context), guest_token: guest.access, ...inputs };
  },
  async draftToDeployed(context) {
    const org_id = await organizationId(context);
    const resource_id = await context.callForText("createResource", "/data/id");
    const path = { id: resource_id };
    await context.call("updateResource", { path, body: { content: "Describe the change and its reason." } });
    const [variant, control] = await readAll(context, "listResourceVersions", { path });
    const hashes = { control_hash: control?.version_hash, variant_hash: variant?.version_hash };
    return { token: tokenOf(context), org_id, resource_id, ...hashes };
  },
  async firstSession(context) {
    const slug = context.unique("newcomers");
    return { token: tokenOf(context), slug };
  },
  async refresh(context) {
    // The response is the same for an unknown token. A token takes hours to expire.
    return { expired_token: "expired.token", refresh_token: (await logIn(context)).refresh };
  },
  async sessionLife(context) {
    const repository = await context.call("createRepository");
    const remote_url = valueAt(repository, "/data/remote_url");
    return { token: tokenOf(context), org_id: valueAt(repository, "/data/organization_id"), remote_url };
  },
  async forkPublishRollback(context) {
    const resources = await readAll(context, "listResources", { query: { tier: "platform" } });
    const org_id = await organizationId(context);
    const existing = await readAll(context, "listOrganizationResources", { path: { org_id } });
    const isTaken = (name: unknown) => existing.some((each) => each.name === name);
    const free = resources.find(({ name, published }) => published === true && !isTaken(name));
    if (!free) throw new SkipError("Needs a published platform resource whose name the organization does not use yet.");
    return { token: tokenOf(context), org_id, resource_id: free.id };
  },
};

function tokenOf({ target }: RunContext): string {
  const { owner } = target.tokens;
  if (owner === undefined) throw missingToken("owner");
  return owner;
}
