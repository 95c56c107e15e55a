import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const { admin, junior } = sampleData.roles ?? {};
const [ada, bruno, chen, noor] = ["ada", "bruno", "chen", "noor"].map((name) => ({
  user_id: String(people[name]?.id),
}));

const api = useTestApi();

test("updates the permission level and the agent role with the role", async () => {
  const { body } = await api.call("updateMember", { as: "bruno", body: { role_id: admin?.id } });
  expect(body).toEqual(exampleOf("updateMember", 200, "member"));
  expect((await api.call("listInvitations", { as: "chen" })).status).toBe(200);
  const coached = (await api.call("updateMember", { body: { role_id: junior?.id } })).body.data;
  expect(coached).toMatchObject({ role_key: "junior", permission_level: "member", agent_role: "coaching" });
  expect((await api.call("listInvitations", { as: "chen" })).status).toBe(403);
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
