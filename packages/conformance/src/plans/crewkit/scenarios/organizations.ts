import { isDeepStrictEqual } from "node:util";
import { readAll } from "../../../context/read-pages.ts";
import { valueAt } from "../../../values/json.ts";
import { createOrganization, invite, membershipIn, requireGuest, userOf } from "../setup/organizations.ts";
import { type CustomScenarios, organizationId } from "../setup/requests.ts";
import { createWork } from "../setup/work.ts";

export const organizationScenarios: CustomScenarios = {
  createOrganization: {
    async "has the built-in roles, and gives its owner the role `admin`"({
      context,
      callAndRead,
      expect,
      expectValues,
    }) {
      const org_id = await createOrganization(context);
      const roles = [await callAndRead("listRoles", "/data", { path: { org_id } })].flat();
      const names = ["key", "level", "built_in"];
      const actual = roles.map((role) => names.map((name) => valueAt(role, `/${name}`)).join(" ")).join(", ");
      const expected = "admin 3 true, junior 1 true, senior 2 true";
      expect(actual === expected, `Expected the roles ${expected}, but received ${actual}.`);
      const path = { org_id, user_id: (await userOf(context)).id };
      await expectValues(
        "getMember",
        { path },
        { role_key: "admin", agent_role: "autonomous", permission_level: "owner" },
      );
    },
    async "rejects a slug of another user's organization"({ context, call, expectValue }) {
      const { body } = await call("createOrganization", { as: requireGuest(context) });
      const slug = valueAt(body, "/data/slug");
      await expectValue(["checkOrganizationSlug", "/data/available", { query: { slug } }], false);
      await call("createOrganization", { body: { name: "Conformance", slug } }, 422);
      await call("updateOrganization", { path: { id: await createOrganization(context) }, body: { slug } }, 422);
    },
  },
  getOrganization: {
    async "returns the caller's permission level, as other operations do"({ context, callAndRead, expect }) {
      const id = await organizationId(context);
      const remote_url = await context.callOnceForText("createRepository", "/data/remote_url");
      for (const as of context.spec.plan.actors.filter((actor) => context.target.tokens[actor] !== undefined)) {
        const listed = (await readAll(context, "listOrganizations", { as })).find((each) => each.id === id);
        const membership = await membershipIn(context, id, { as });
        const organization = await callAndRead("getOrganization", "/data", { as, path: { id } });
        const resolved = await callAndRead("resolveProject", "/data/organization", { as, body: { remote_url } });
        const levels = [organization, resolved, listed, membership].map((each) => valueAt(each, "/permission_level"));
        const isSame = levels.every((level) => level === as);
        expect(isSame, `Expected the permission level ${as} for ${as}, but received ${levels.join(", ")}.`);
      }
    },
  },
  updateOrganization: {
    async "renames it for members and invited users, and frees the previous slug"({
      context,
      call,
      callAndRead,
      expect,
      expectValue,
    }) {
      const org_id = await createOrganization(context);
      const token = await invite(context, org_id);
      const previous = await callAndRead("getOrganization", "/data/slug", { path: { id: org_id } });
      const renamed = context.unique("renamed");
      const body = { name: renamed, slug: renamed };
      await call("updateOrganization", { path: { id: org_id }, body });
      const { organization_name: name, organization_slug: slug } = (await membershipIn(context, org_id)) ?? {};
      const isRenamed = isDeepStrictEqual({ name, slug }, body);
      expect(isRenamed, `Expected the name and slug ${renamed} of the membership, but received ${name} and ${slug}.`);
      await expectValue(["getInvitation", "/data/organization_name", { path: { token } }], renamed);
      await expectValue(["checkOrganizationSlug", "/data/available", { query: { slug: previous } }], true);
      await expectValue(["checkOrganizationSlug", "/data/available", { query: { slug } }], false);
    },
  },
  deleteOrganization: {
    async "deletes everything in it"({ context, call, expect, expectValue }) {
      const org_id = await createOrganization(context);
      const { invitation, version } = await createWork(context, org_id);
      const project_id = await context.callForText("createProject", "/data/id", { path: { org_id } });
      const repository = await call("createRepository", { path: { org_id, project_id } });
      await call("deleteOrganization", { path: { id: org_id } });
      for (const [operationId, overrides] of [invitation, version]) await call(operationId, overrides, 404);
      const body = { remote_url: valueAt(repository.body, "/data/remote_url") };
      await expectValue(["resolveProject", "/data", { body }], null);
      const isListed = (await membershipIn(context, org_id)) !== undefined;
      expect(!isListed, "Expected no membership in the deleted organization.");
    },
  },
};
