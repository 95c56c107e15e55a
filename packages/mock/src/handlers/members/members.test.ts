import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { valuesOf } from "../../testing/records.ts";

const { admin, junior, widgets_guest } = sampleData.roles ?? {};
const [ada, bruno, chen, dana, noor] = ["ada", "bruno", "chen", "dana", "noor"].map((name) => ({
  user_id: String(people[name]?.id),
}));

const api = useTestApi();

test("combines filters and returns nothing without a match", async () => {
  const names = async (query: object) => {
    const { data } = (await api.call("listMembers", { query })).body;
    return valuesOf(data, "name");
  };
  expect(await names({ role_id: admin?.id })).toEqual(["Ada Okafor", "Bruno Keller"]);
  expect(await names({ role_id: admin?.id, permission_level: "admin" })).toEqual(["Bruno Keller"]);
  expect(await names({ role_id: widgets_guest?.id })).toEqual([]);
  expect(await names({ page: 2, per_page: 3 })).toEqual(["Dana Lindqvist"]);
});

test("updates the permission level and the agent role with the role", async () => {
  const { body } = await api.call("updateMember", { as: "bruno", body: { role_id: admin?.id } });
  expect(body).toEqual(exampleOf("updateMember", 200, "member"));
  expect((await api.call("listInvitations", { as: "chen" })).status).toBe(200);
  const coached = (await api.call("updateMember", { body: { role_id: junior?.id } })).body.data;
  expect(coached).toMatchObject({ role_key: "junior", permission_level: "member", agent_role: "coaching" });
  expect((await api.call("listInvitations", { as: "chen" })).status).toBe(403);
});

test("lets members leave, but only the owner and admins remove others", async () => {
  const forbidden = exampleOf("deleteMember", 403, "insufficientPermission");
  expect((await api.call("deleteMember", { as: "dana", path: { ...chen } })).body).toEqual(forbidden);
  expect((await api.call("deleteMember", { as: "chen", path: { ...dana } })).body).toEqual(forbidden);
  expect((await api.call("deleteMember", { as: "dana", path: { ...dana } })).status).toBe(200);
  expect((await api.call("deleteMember", { as: "bruno", path: { ...chen } })).body).toEqual(
    exampleOf("deleteMember", 200, "removed"),
  );
  expect((await api.call("listMembers", { as: "chen" })).body).toEqual(exampleOf("listMembers", 403, "notAMember"));
  expect((await api.call("listMembers")).body.meta.total_count).toBe(2);
});

test("keeps the account and sessions of a removed member", async () => {
  const before = api.state.store.sessions.all();
  await api.call("deleteMember");
  expect(api.state.store.sessions.all()).toEqual(before);
  expect((await api.call("getCurrentUser", { as: "chen" })).status).toBe(200);
});

test("transfers ownership and makes the old owner an admin", async () => {
  expect((await api.call("transferOwnership", { as: "bruno" })).status).toBe(403);
  expect((await api.call("transferOwnership", { path: { ...ada } })).body).toEqual(
    exampleOf("transferOwnership", 422, "alreadyOwner"),
  );
  expect((await api.call("transferOwnership", { path: { ...noor } })).status).toBe(404);
  expect((await api.call("transferOwnership")).body).toEqual(exampleOf("transferOwnership", 200, "owner"));
  const old = (await api.call("getMember", { path: { ...ada } })).body.data;
  expect(old).toMatchObject({ permission_level: "admin", role_key: "admin", agent_role: "autonomous" });
  expect((await api.call("transferOwnership", { path: { ...chen } })).status).toBe(403);
  const next = (await api.call("transferOwnership", { as: "bruno", path: { ...chen } })).body.data;
  expect(next).toMatchObject({ permission_level: "owner", role_key: "admin", agent_role: "autonomous" });
  expect((await api.call("deleteMember", { path: { ...bruno } })).status).toBe(200);
});
