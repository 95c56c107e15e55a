import world from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { valuesOf } from "../../testing/records.ts";

const api = useTestApi();

test("the list is the contract's example, and each sees their own", async () => {
  expect((await api.call("listOrganizations")).body).toEqual(exampleOf("listOrganizations", 200, "firstPage"));
  const { data } = (await api.call("listOrganizations", { as: "noor" })).body;
  expect(valuesOf(data, "name")).toEqual(["Northstar", "Open Widgets"]);
});

test("an organization shows the permission level of whoever asks", async () => {
  expect((await api.call("getOrganization")).body).toEqual(exampleOf("getOrganization", 200, "organization"));
  const levels = await Promise.all(
    ["ada", "bruno", "chen", "dana"].map(
      async (as) => (await api.call("getOrganization", { as })).body.data.permission_level,
    ),
  );
  expect(levels).toEqual(["owner", "admin", "member", "viewer"]);
  await api.call("acceptInvitation");
  const path = { id: String(world.organizations?.northstar?.id) };
  expect((await api.call("getOrganization", { path })).body).toEqual(exampleOf("getOrganization", 200, "joined"));
});

test("whoever creates an organization owns it, with the built-in roles that Acme has too", async () => {
  const { body } = await api.call("createOrganization", { as: "chen", body: { name: "Payments", slug: "payments" } });
  expect(body.data).toMatchObject({ slug: "payments", permission_level: "owner", created_at: "2026-11-20T14:00:00Z" });
  const path = { org_id: body.data.id };
  const roles = (await api.call("listRoles", { as: "chen", path })).body.data;
  const { admin, junior, senior } = world.roles ?? {};
  const own = { id: expect.any(String), organization_id: body.data.id, created_at: body.data.created_at };
  expect(roles).toEqual([admin, junior, senior].map((role) => ({ ...role, ...own })));
  const members = (await api.call("listMembers", { as: "chen", path })).body.data;
  expect(members).toMatchObject([
    { name: "Chen Wei", role_id: roles[0].id, permission_level: "owner", agent_role: "autonomous" },
  ]);
  const listed = (await api.call("listOrganizations", { as: "chen" })).body.data;
  expect(listed).toContainEqual(body.data);
});

test("a slug is taken once among all organizations", async () => {
  expect((await api.call("checkOrganizationSlug", { query: { slug: "acme" } })).body).toEqual(
    exampleOf("checkOrganizationSlug", 200, "taken"),
  );
  expect((await api.call("checkOrganizationSlug", { query: { slug: "payments" } })).body).toEqual(
    exampleOf("checkOrganizationSlug", 200, "free"),
  );
  const taken = exampleOf("createOrganization", 422, "slugTaken");
  const body = { name: "Mine", slug: "northstar" };
  expect((await api.call("createOrganization", { body })).body).toEqual(taken);
  expect((await api.call("updateOrganization", { body })).body).toEqual(taken);
  expect((await api.call("getOrganization")).body.data.name).toBe("Acme");
});

test("its owner alone changes it, and may keep its slug", async () => {
  expect((await api.call("updateOrganization", { as: "bruno", body: { name: "B" } })).status).toBe(403);
  expect((await api.call("updateOrganization", { body: { name: "Acme Payments", slug: "acme" } })).body).toEqual(
    exampleOf("updateOrganization", 200, "rename"),
  );
  await api.call("updateOrganization", { body: { name: "Acme" } });
  expect((await api.call("updateOrganization", { body: { slug: "acme-payments" } })).body).toEqual(
    exampleOf("updateOrganization", 200, "slug"),
  );
  const { data } = (await api.call("checkOrganizationSlug", { query: { slug: "acme" } })).body;
  expect(data.available).toBe(true);
});
