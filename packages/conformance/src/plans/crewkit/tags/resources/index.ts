import type { RunContext } from "../../../../base/run-context.ts";
import { numberAt } from "../../common/contract.ts";
import { idFrom, requireNoStaff, withId } from "../../common/requests.ts";
import type { TagPlan } from "../../common/tag-plan.ts";
import { needsOutsider } from "../../common/test-needs.ts";
import { scenarios } from "./scenarios.ts";
import { findResource, publishNewResource } from "./setup.ts";

export const resources: TagPlan = {
  lists: {
    listOrganizationResources: { sameForAll: true },
  },
  resourceTypes: {
    "/resources/{}": { create: withId(idFrom("createResource")), find: withId(findResource) },
    "/resources/{}/fork": { create: withId(publishNewResource) },
  },
  values: {
    unknownHash: () => "0".repeat(64),
    // Too long in UTF-8, but with half as many characters as allowed.
    tooManyBytes: ({ contract }) =>
      "ä".repeat(numberAt(contract, "/schemas/ResourceCreate/properties/content/x-max-bytes") / 2 + 1),
    tooManyFiles: ({ contract }) => {
      const length = numberAt(contract, "/schemas/ResourceImport/properties/files/maxItems") + 1;
      const rule = { resource_type: "rule", content: "Be brief." };
      return Array.from({ length }, (_, index) => ({ ...rule, name: `rule-${index}` }));
    },
    platformResource,
  },
  scenarios,
  needs: [
    [/another organization's published/, { writes: true, as: ["outsider"] }],
    [/notAMember \(as an outsider/, needsOutsider],
    [/^forkResource > methods/, { writes: true }],
  ],
};

/** @throws SkipError if there is no platform resource, or if the token belongs to crewkit's staff. */
async function platformResource(context: RunContext): Promise<string> {
  await requireNoStaff(context);
  return context.callForText("listResources", "/data/0/id", { query: { tier: "platform" } });
}
