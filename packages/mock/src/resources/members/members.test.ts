import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const [ada, bruno, chen, noor] = ["ada", "bruno", "chen", "noor"].map((name) => ({
  user_id: String(people[name]?.id),
}));

const api = useTestApi();

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
