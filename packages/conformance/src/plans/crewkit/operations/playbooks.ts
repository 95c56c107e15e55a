import { hashOf, sent } from "../shown.ts";
import { freePlaybook } from "../things/playbooks.ts";
import { unknownId } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Playbooks and the subscriptions to them. */
export const playbooks: OperationPlans = {
  createPlaybookSubscription: {
    success: async (world) => ({ body: { playbook_id: await freePlaybook(world) } }),
    refused: {
      422: {
        "a playbook that it is subscribed to": async (world) => ({
          body: { playbook_id: await world.textAt("createPlaybookSubscription", "/data/playbook_id") },
        }),
        "a playbook that there is not": { body: { playbook_id: unknownId } },
      },
    },
    keep: ["playbook_id"],
    unique: ["playbook_id"],
    shows: { "/data/enabled": true, "/data/playbook_id": sent("/playbook_id") },
  },
  enablePlaybookSubscription: { shows: { "/data/enabled": true }, idempotent: true },
  disablePlaybookSubscription: { shows: { "/data/enabled": false }, idempotent: true },
  getPlaybooksForSync: { shows: { "/data/content_hash": hashOf("/data/content") } },
};
