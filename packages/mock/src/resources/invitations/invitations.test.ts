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
