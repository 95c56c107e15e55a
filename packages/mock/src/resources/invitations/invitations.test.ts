import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, idOf, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

test("rejects an invitation if the user is already a member", async () => {
  const northstar = idOf("organizations", "northstar");
  const { id } = findRecord(api, "invitations", ({ organization_id }) => organization_id === northstar);
  updateRecord(api, "invitations", { id, email: "noor@northstar.example" });
  const { body } = await api.call("acceptInvitation", { as: "noor" });
  expect(body).toEqual(exampleOf("acceptInvitation", 422, "alreadyMember"));
});

test("an invitation expires at the second in its `expires_at`", async () => {
  const read = async () => (await api.call("getInvitation")).body.data;
  const { expires_at, status } = await read();
  api.advanceTime((Date.parse(expires_at) - api.state.clock.time()) / 1000 - 1);
  expect([status, (await read()).status]).toEqual(["pending", "pending"]);
  api.advanceTime(1);
  expect((await read()).status).toBe("expired");
});
