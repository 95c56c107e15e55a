import type { Plan } from "../../plan/plan.ts";
import { at } from "../../values/json.ts";
import { readAll } from "../../world/read-all.ts";
import { noToken, Unreached } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";
import { newAddress, signIn } from "./world/accounts.ts";
import { organizationId } from "./world/ask.ts";
import { logIn } from "./world/logins.ts";
import { builtInRole } from "./world/organizations.ts";

/** What the workflows are given, made for them. */
export const workflows: NonNullable<Plan["workflows"]> = {
  approvedLogin: async (world) => ({ token: tokenOf(world) }),
  deniedLogin: async (world) => ({ token: tokenOf(world) }),
  async acceptedInvitation(world) {
    const [org_id, guest] = [await organizationId(world), await signIn(world, newAddress(world))];
    const inputs = { org_id, email: guest.address, role_id: await builtInRole(world, org_id) };
    return { token: tokenOf(world), guest_token: guest.access, ...inputs };
  },
  async draftToDeployed(world) {
    const [org_id, resource_id] = [await organizationId(world), await world.textAt("createResource", "/data/id")];
    const path = { id: resource_id };
    await world.call("updateResource", { path, body: { content: "Say what changed, and why." } });
    const [variant, control] = await readAll(world, "listResourceVersions", { path });
    const hashes = { control_hash: control?.version_hash, variant_hash: variant?.version_hash };
    return { token: tokenOf(world), org_id, resource_id, ...hashes };
  },
  async firstSession(world) {
    const slug = world.unique("newcomers");
    return { token: tokenOf(world), slug };
  },
  async refresh(world) {
    return { refresh_token: (await logIn(world)).refresh };
  },
  async sessionLife(world) {
    const repository = await world.call("createRepository");
    const remote_url = `https://${at(repository, "/data/remote_url")}`;
    return { token: tokenOf(world), org_id: at(repository, "/data/organization_id"), remote_url };
  },
  async forkPublishRollback(world) {
    const resources = await readAll(world, "listResources", { query: { tier: "platform" } });
    const org_id = await organizationId(world);
    const own = await readAll(world, "listOrganizationResources", { path: { org_id } });
    const isTaken = (name: unknown) => own.some((each) => each.name === name);
    const free = resources.find(({ name, published }) => published === true && !isTaken(name));
    if (!free) throw new Unreached("The platform has no published resource that the organization has none of yet.");
    return { token: tokenOf(world), org_id, resource_id: free.id };
  },
};

function tokenOf({ target }: World): string {
  const { owner } = target.tokens;
  if (owner === undefined) throw noToken("owner");
  return owner;
}
