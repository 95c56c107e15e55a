import type { OperationPlans } from "./operation-plans.ts";
import { knownRemote, otherRemotes } from "./repositories.ts";

/** Projects. */
export const projects: OperationPlans = {
  createProject: {
    success: (world) => ({ body: { name: "Payments", slug: world.unique("payments") } }),
    refused: {
      422: async (world) => ({ body: { name: "Payments", slug: await world.once("createProject", "/data/slug") } }),
    },
    unique: ["slug"],
  },
  updateProject: {
    success: { body: { name: "Checkout and refunds" } },
    refused: { 422: async (world) => ({ body: { slug: await world.once("createProject", "/data/slug") } }) },
    unique: ["slug"],
  },
  resolveProject: {
    success: async (world) => ({ body: { remote_url: await knownRemote(world) } }),
    refused: { 422: { body: { remote_url: "./no-host" } } },
    keep: ["remote_url"],
    spellings: { remote_url: otherRemotes },
    reads: true,
  },
};
