import type { Reaches } from "../reach.ts";

const typescript = "628a88a3-60c5-4ee5-824f-c4d857f409a7";
const acmeRails = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";

/** Requests that reach each status of the operations on playbooks. */
export const playbooks: Reaches<
  | "listPlaybooksForStacks"
  | "getPlaybooksForSync"
  | "listPlaybookSubscriptions"
  | "createPlaybookSubscription"
  | "listAvailablePlaybooks"
  | "deletePlaybookSubscription"
  | "enablePlaybookSubscription"
  | "disablePlaybookSubscription"
> = {
  listPlaybooksForStacks: { success: { query: { stacks: ["rails", "react"] } }, 400: { query: {} } },
  getPlaybooksForSync: { success: {}, 400: { query: { stacks: ["Rails"] } } },
  listPlaybookSubscriptions: { success: {} },
  createPlaybookSubscription: {
    success: { body: { playbook_id: typescript } },
    422: { body: { playbook_id: acmeRails } },
  },
  listAvailablePlaybooks: { success: {} },
  deletePlaybookSubscription: { success: {} },
  enablePlaybookSubscription: { success: {} },
  disablePlaybookSubscription: { success: {} },
};
