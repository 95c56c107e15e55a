import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { findRecord, idOf, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

test("keeps the permission level of an owner with the role", async () => {
  const owner = findRecord(api, "members", ({ permission_level }) => permission_level === "owner");
  updateRecord(api, "members", { id: owner.id, role_id: idOf("roles", "auditor") });
  await api.call("updateRole", { body: { level: 2, permission_level: "member" } });
  const updated = { role_key: "auditor", permission_level: "owner", agent_role: "collaborative" };
  expect(api.state.store.members.get(owner.id)).toMatchObject(updated);
});
