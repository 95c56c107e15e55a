import type { PermissionLevel } from "@crewkit/types";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { memoizePerContext, perContext } from "../../../../context/memoize.ts";
import { valueAt } from "../../../../values/json.ts";
import {
  createOrganization,
  createTeam,
  invite,
  membershipIn,
  otherActors,
  otherOrganization,
  requireGuest,
  userOf,
} from "../../common/organizations.ts";
import { callOperation, organizationId, withId } from "../../common/requests.ts";
import { expectTaken } from "../../common/slugs.ts";
import type { CustomScenarios, TagPlan } from "../../common/tag-plan.ts";
import { needsOutsider } from "../../common/test-needs.ts";
import { createWork } from "../../common/work.ts";

const scenarios: CustomScenarios = {
  checkOrganizationSlug: {
    "reports a slug as available until an organization has it": (steps) =>
      expectTaken("checkOrganizationSlug", "createOrganization", steps),
  },
  createOrganization: {
    async "has the built-in roles, and gives its owner the role `admin`"({ context, expectEqual, expectValues }) {
      const org_id = await createOrganization(context);
      const roles = await context.readAll("listRoles", { path: { org_id } });
      const described = roles.map(({ key, level, built_in }) => `${key} ${level} ${built_in}`);
      const expected = ["admin 3 true", "junior 1 true", "senior 2 true"];
      expectEqual(described, expected, "the keys and levels of the built-in roles");
      const owner = { role_key: "admin", agent_role: "autonomous", permission_level: "owner" } as const;
      await expectValues("getMember", { path: { org_id, user_id: (await userOf(context)).id } }, owner);
    },
    async "rejects a slug of another user's organization"({ context, call, callForData, expectValues }) {
      const { slug } = await callForData("createOrganization", { as: requireGuest(context) });
      await expectValues("checkOrganizationSlug", { query: { slug } }, { available: false });
      await call("createOrganization", { body: { name: "Conformance", slug } }, 422);
      await call("updateOrganization", { path: { id: await createOrganization(context) }, body: { slug } }, 422);
    },
  },
  getOrganization: {
    async "returns the caller's permission level, as other operations do"({ context, callForData, expectEqual }) {
      const id = await organizationId(context);
      const remote_url = await context.callOnceForText("createRepository", "/data/remote_url");
      for (const as of ["owner", ...otherActors(context)]) {
        const listed = (await context.readAll("listOrganizations", { as })).find((each) => each.id === id);
        const membership = await membershipIn(context, id, as);
        const organization = await callForData("getOrganization", { as, path: { id } });
        const resolved = await callForData("resolveProject", { as, body: { remote_url } });
        const levels = [organization, resolved?.organization, listed, membership].map((each) => each?.permission_level);
        expectEqual(levels, [as, as, as, as], `each permission level of ${as}`);
      }
    },
  },
  updateOrganization: {
    async "renames it for members and invited users, and frees the previous slug"(steps) {
      const { context, call, callForData, expectEqual, expectValues } = steps;
      const org_id = await createOrganization(context);
      const token = await invite(context, org_id);
      const previous = await callForData("getOrganization", { path: { id: org_id } });
      const renamed = context.unique("renamed");
      await call("updateOrganization", { path: { id: org_id }, body: { name: renamed, slug: renamed } });
      const { organization_name, organization_slug } = (await membershipIn(context, org_id, "owner")) ?? {};
      expectEqual([organization_name, organization_slug], [renamed, renamed], "the name and slug of the membership");
      await expectValues("getInvitation", { path: { token } }, { organization_name: renamed });
      await expectValues("checkOrganizationSlug", { query: { slug: previous.slug } }, { available: true });
      await expectValues("checkOrganizationSlug", { query: { slug: renamed } }, { available: false });
    },
  },
  deleteOrganization: {
    async "deletes everything in it"({ context, call, callForData, expectEqual, expectValues }) {
      const org_id = await createOrganization(context);
      const { invitation, version } = await createWork(context, org_id);
      const { id: project_id } = await callForData("createProject", { path: { org_id } });
      const { remote_url } = await callForData("createRepository", { path: { org_id, project_id } });
      await call("deleteOrganization", { path: { id: org_id } });
      for (const [operationId, overrides] of [invitation, version]) await call(operationId, overrides, 404);
      await expectValues("resolveProject", { body: { remote_url } }, { "/data": null });
      expectEqual(
        await membershipIn(context, org_id, "owner"),
        undefined,
        "the membership in the deleted organization",
      );
    },
  },
};

export const organizations: TagPlan = {
  resourceTypes: {
    "/{}": { create: withId(memoizePerContext((context) => createTeam(context))), find: withId(findOwnedOrganization) },
    "/organizations/{}": { find: (context) => context.resourceIds("/{org_id}") },
  },
  values: { otherOrganization: (context) => otherOrganization(context) },
  onSuccess: { createOrganization: (body, context) => createdOrganizations(context).add(valueAt(body, "/data/id")) },
  scenarios,
  needs: [[/^createOrganization > custom rejects a slug of another user/, needsOutsider]],
};

/** @throws SkipError if the user owns no organization. */
async function findOwnedOrganization(context: RunContext): Promise<string> {
  const organizations = await context.readAll("listOrganizations");
  const owned = organizations.find(({ permission_level }) => permission_level === ("owner" satisfies PermissionLevel));
  if (owned) return String(owned.id);
  throw new SkipError("The user of --token owns no organization. Pass the token of an owner, or --allow-writes.");
}

// Organizations of other accounts are deleted along with the account. If a response is lost, the id is unknown, so also
// delete organizations whose slug contains the run's id.
const createdOrganizations = perContext((context) => {
  const created = new Set<unknown>();
  context.onCleanUp(async () => {
    // Ownership may have been transferred.
    for (const as of Object.keys(context.target.tokens)) {
      for (const { id, slug, permission_level } of await context.readAll("listOrganizations", { as })) {
        const isOurs = created.has(id) || String(slug).includes(`-${context.runId}-`);
        if (isOurs && permission_level === ("owner" satisfies PermissionLevel))
          await callOperation(context, "deleteOrganization", { as, path: { id: String(id) } });
      }
    }
  });
  return created;
});
