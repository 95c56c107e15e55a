import type { Reaches } from "../reach.ts";

const inheritedStyle = "d0222726-094a-42d9-9417-c3d1de4b77a1";
const overriddenMinitest = "4567ad9f-1733-4c7b-a599-4b351d6fb445";
const convention = { category: "style", key: "short-methods", value: "Keep methods short." };

/** Requests that reach each status of the operations on conventions. */
export const conventions: Reaches<
  | "listConventions"
  | "createConvention"
  | "listEffectiveConventions"
  | "challengeConvention"
  | "importConventions"
  | "updateConvention"
  | "deleteConvention"
  | "extractConvention"
> = {
  listConventions: { success: {} },
  createConvention: {
    success: { body: convention },
    403: { as: "chen", body: convention },
    422: { body: { ...convention, key: "use-minitest" } },
  },
  listEffectiveConventions: { success: {} },
  challengeConvention: {
    success: { body: { convention_id: inheritedStyle, reason: "We format with Standard." } },
    403: { as: "dana", body: { convention_id: inheritedStyle, reason: "We format with Standard." } },
    422: { body: { convention_id: overriddenMinitest, reason: "It does not hold here." } },
  },
  importConventions: {
    success: { body: { markdown: "# Style\n\n- **short-methods**: Keep methods short." } },
    403: { as: "chen", body: { markdown: "# Style\n\n- **short-methods**: Keep methods short." } },
    422: { body: { markdown: "No list." } },
  },
  updateConvention: {
    success: { body: { value: "Write tests with Minitest, and fast." } },
    403: { as: "chen", body: { value: "Write tests with Minitest, and fast." } },
    422: { body: { key: "idempotent-jobs" } },
  },
  deleteConvention: { success: {}, 403: { as: "chen" } },
  extractConvention: { success: { body: { text: "Never log a password." } }, 422: { body: { text: " " } } },
};
