import type { World } from "../../../world/world.ts";
import { ask, textAt } from "../world/ask.ts";
import { organizationId } from "../world/organization-id.ts";
import type { OperationPlans } from "./operation-plans.ts";

/**
 * Organizations. Those that are changed or deleted are made for it. Somebody may have any slug that is not the suite's
 * own, short ones above all.
 */
export const organizations: OperationPlans = {
  createOrganization: {
    success: (world) => ({ body: { name: "Conformance", slug: world.unique("conformance") } }),
    refused: { 422: async (world) => ({ body: { name: "Conformance", slug: await takenSlug(world) } }) },
    keep: ["slug"],
    unique: ["slug"],
    shows: { "/data/permission_level": "owner" },
  },
  updateOrganization: {
    success: { body: { name: "Conformance, renamed" } },
    refused: {
      422: async (world) => {
        const [id = ""] = await world.thing("/organizations/{id}", true);
        return { path: { id }, body: { slug: await takenSlug(world) } };
      },
    },
    keep: ["slug"],
  },
};

// Slugs are unique among all organizations.
async function takenSlug(world: World): Promise<string> {
  const path = { id: await organizationId(world) };
  return textAt(await ask(world, "getOrganization", { path }), "/data/slug");
}
