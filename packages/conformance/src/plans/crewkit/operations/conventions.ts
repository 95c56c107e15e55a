import type { Given } from "../../../plan/plan.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { onPlatformPlaybook } from "../world/platform.ts";
import { unknownId } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Conventions. */
export const conventions: OperationPlans = {
  createConvention: {
    success: (world) => ({ body: convention(world) }),
    refused: {
      403: { "a playbook of crewkit's own": onPlatformPlaybook },
      422: {
        "a key that is taken": async (world) => ({
          body: { ...convention(world), key: await world.once("createConvention", "/data/key") },
        }),
      },
    },
    unique: ["key"],
  },
  challengeConvention: {
    success: async (world) => ({ body: await objection(world) }),
    refused: {
      422: {
        "a convention that there is not": async (world) => ({
          body: { ...(await objection(world)), convention_id: unknownId },
        }),
      },
    },
    keep: ["convention_id"],
  },
  importConventions: {
    success: (world) => ({ body: { markdown: handbook([world.unique("imported")]) } }),
    refused: {
      403: { "a playbook of crewkit's own": onPlatformPlaybook },
      422: {
        "no convention in the text": { body: { markdown: "Keep methods short." } },
        "more than 200 conventions": {
          body: { markdown: handbook(Array.from({ length: 201 }, (_, index) => `key-${index}`)) },
        },
      },
    },
    keep: ["markdown"],
  },
  updateConvention: {
    success: { body: { value: "Keep methods short, and tests too." } },
    refused: {
      404: { "a convention of the playbook that it extends": inherited },
      422: {
        "a key that is taken": async (world) => ({
          body: { key: await world.once("createConvention", "/data/key") },
        }),
      },
    },
    unique: ["key"],
  },
  deleteConvention: { refused: { 404: { "a convention of the playbook that it extends": inherited } } },
  extractConvention: { reads: true },
};

function convention(world: World) {
  return { category: "style", key: world.unique("short-methods"), value: "Keep methods short." };
}

async function objection(world: World) {
  const [, convention_id = ""] = await world.thing("/playbooks/{playbook_id}/conventions/{id}");
  return { convention_id, reason: "Some methods tell a longer story." };
}

async function inherited(world: World): Promise<Given> {
  const [playbook_id = ""] = await world.thing("/playbooks/{playbook_id}");
  const effective = await readAll(world, "listEffectiveConventions", { path: { playbook_id } });
  const known = effective.find(({ origin }) => origin === "inherited");
  if (!known) throw new Unreached("The organization's own playbook inherits no convention.");
  return { path: { playbook_id, id: String(known.id) }, body: { value: "Keep methods short." } };
}

// In the form of the synced file.
function handbook(keys: string[]): string {
  return ["# Style", "", ...keys.map((key) => `- **${key}**: Keep methods short.`)].join("\n");
}
