import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord } from "../../testing/records.ts";

const northstar = String(sampleData.organizations?.northstar?.id);

const api = useTestApi();

test("accepts an invitation once and adds the caller as a member", async () => {
  const expected = exampleOf("acceptInvitation", 200, "member") as { data: object };
  const { data } = (await api.call("acceptInvitation")).body;
  expect(data).toEqual({ ...expected.data, id: data.id });
  const path = { org_id: northstar };
  expect((await api.call("listMembers", { path })).body.data).toContainEqual(data);
  const [invitation] = (await api.call("listInvitations", { as: "noor", path })).body.data;
  expect(invitation).toMatchObject({ status: "accepted", answered_at: "2026-11-20T14:00:00Z" });
  expect((await api.call("acceptInvitation")).body).toEqual(exampleOf("acceptInvitation", 422, "alreadyAnswered"));
  expect((await api.call("declineInvitation")).body).toEqual(exampleOf("declineInvitation", 422, "alreadyAnswered"));
});

test("declines an invitation without adding a member", async () => {
  expect((await api.call("declineInvitation")).body).toEqual(exampleOf("declineInvitation", 200, "declined"));
  expect((await api.call("getInvitation")).body).toEqual(exampleOf("declineInvitation", 200, "declined"));
  expect((await api.call("acceptInvitation")).body).toEqual(exampleOf("acceptInvitation", 422, "alreadyAnswered"));
  expect((await api.call("listMembers", { path: { org_id: northstar } })).status).toBe(403);
  const { id } = api.state.store.roles.find({ organization_id: northstar, key: "senior" }) ?? {};
  const invite = { as: "noor", path: { org_id: northstar }, body: { email: "ada@acme.example", role_id: id } };
  expect((await api.call("createInvitation", invite)).status).toBe(201);
});

test("requires the invited email address, regardless of case, and an open invitation", async () => {
  expect((await api.call("acceptInvitation", { as: "bruno" })).body).toEqual(
    exampleOf("acceptInvitation", 422, "otherAddress"),
  );
  expect((await api.call("declineInvitation", { as: "bruno" })).body).toEqual(
    exampleOf("declineInvitation", 422, "otherAddress"),
  );
  const { id, token } = northstarsInvitation();
  updateRecord(api, "invitations", { id, email: "ADA@acme.example" });
  api.advanceTime(7 * 24 * 60 * 60);
  expect((await api.call("acceptInvitation")).body).toEqual(exampleOf("acceptInvitation", 422, "expired"));
  expect((await api.call("declineInvitation")).body).toEqual(exampleOf("declineInvitation", 422, "expired"));
  await api.call("resendInvitation", { as: "noor", path: { org_id: northstar, token } });
  expect((await api.call("acceptInvitation")).status).toBe(200);
});

test("rejects an invitation if the user is already a member", async () => {
  updateRecord(api, "invitations", { id: northstarsInvitation().id, email: "noor@northstar.example" });
  expect((await api.call("acceptInvitation", { as: "noor" })).body).toEqual(
    exampleOf("acceptInvitation", 422, "alreadyMember"),
  );
});

function northstarsInvitation() {
  return findRecord(api, "invitations", ({ organization_id }) => organization_id === northstar);
}
