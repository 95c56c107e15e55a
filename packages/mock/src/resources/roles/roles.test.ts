import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord } from "../../testing/records.ts";

const { auditor } = sampleData.roles ?? {};
const dana = { user_id: String(people.dana?.id) };

const api = useTestApi();

test("updates the members of a role", async () => {
  const member = async () => (await api.call("getMember", { path: dana })).body.data;
  expect((await api.call("updateRole", { body: { level: 2, permission_level: "member" } })).body).toEqual(
    exampleOf("updateRole", 200, "permissions"),
  );
  expect(await member()).toMatchObject({ permission_level: "member", agent_role: "collaborative" });
  await api.call("updateRole", { body: { level: 3 } });
  expect(await member()).toMatchObject({ agent_role: "autonomous" });
  await api.call("updateRole", { body: { level: 1, permission_level: "viewer", coaching_mode_enabled: true } });
  expect((await api.call("getRole")).body).toEqual(exampleOf("updateRole", 200, "coachingMode"));
  expect(await member()).toMatchObject({ permission_level: "viewer", agent_role: "coaching" });
  expect((await api.call("getMember")).body).toEqual(exampleOf("getMember", 200, "member"));
});

test("keeps the permission level of an owner with the role", async () => {
  const owner = findRecord(api, "members", ({ permission_level }) => permission_level === "owner");
  updateRecord(api, "members", { id: owner.id, role_id: String(auditor?.id) });
  await api.call("updateRole", { body: { level: 2, permission_level: "member" } });
  const updated = { role_key: "auditor", permission_level: "owner", agent_role: "collaborative" };
  expect(api.state.store.members.get(owner.id)).toMatchObject(updated);
});

test("keeps showing a deleted role in an accepted invitation", async () => {
  const path = { token: String(sampleData.invitations?.dana?.token) };
  const before = (await api.call("getInvitation", { path })).body;
  await api.call("deleteMember", { path: dana });
  await api.call("deleteInvitation", { path: { token: String(sampleData.invitations?.faris?.token) } });
  expect((await api.call("deleteRole", { path: idOf(auditor) })).status).toBe(200);
  expect((await api.call("getInvitation", { path })).body).toEqual(before);
  expect((await api.call("listRoles")).body.meta.total_count).toBe(4);
  await api.call("deleteInvitation", { path });
  expect(api.state.store.deleted_roles.size).toBe(0);
});

function idOf(role: Record<string, unknown> = {}): { id: string } {
  return { id: String(role.id) };
}
