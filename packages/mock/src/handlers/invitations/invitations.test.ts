import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord, valuesOf } from "../../testing/records.ts";

const northstar = String(sampleData.organizations?.northstar?.id);
const day = 24 * 60 * 60;
const { auditor } = sampleData.roles ?? {};
const [elif, faris, dana] = ["elif", "faris", "dana"].map((name) => ({
  token: String(sampleData.invitations?.[name]?.token),
}));

const api = useTestApi();

test("expires an invitation after seven days", async () => {
  const path = { ...elif };
  api.advanceTime(4 * day + 19.5 * 60 * 60 - 1);
  expect((await api.call("getInvitation", { path })).body.data.status).toBe("pending");
  api.advanceTime(1);
  expect((await api.call("getInvitation", { path })).body.data.status).toBe("expired");
  const emails = async (status: string) => {
    const { data } = (await api.call("listInvitations", { query: { status } })).body;
    return valuesOf(data, "email");
  };
  expect(await emails("pending")).toEqual([]);
  expect(await emails("expired")).toEqual(["elif@acme.example", "faris@ledgercheck.example"]);
  expect(await emails("accepted")).toEqual(["dana@acme.example"]);
});

test("replaces an expired invitation but not an accepted or declined one", async () => {
  await api.call("createInvitation", { body: { email: "FARIS@ledgercheck.example", role_id: auditor?.id } });
  expect((await api.call("getInvitation", { path: { ...faris } })).status).toBe(404);
  expect((await api.call("listInvitations")).body.meta.total_count).toBe(3);
  await api.call("deleteMember", { as: "dana", path: { user_id: String(sampleData.people?.dana?.id) } });
  await api.call("createInvitation", { body: { email: "dana@acme.example", role_id: auditor?.id } });
  expect((await api.call("getInvitation", { path: { ...dana } })).body.data.status).toBe("accepted");
});

test("keeps the token of a resent invitation and extends it by seven days", async () => {
  expect((await api.call("resendInvitation")).body).toEqual(exampleOf("resendInvitation", 200, "invitation"));
  const again = (await api.call("resendInvitation", { path: { ...faris } })).body.data;
  expect(again).toMatchObject({ ...faris, status: "pending", expires_at: "2026-11-27T14:00:00Z" });
  expect(api.state.store.mails.all().map(({ token }) => token)).toEqual([elif?.token, faris?.token]);
  const answered = exampleOf("resendInvitation", 422, "alreadyAnswered");
  expect((await api.call("resendInvitation", { path: { ...dana } })).body).toEqual(answered);
});

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

test("requires the invited email address, regardless of case, and an open invitation", async () => {
  expect((await api.call("acceptInvitation", { as: "bruno" })).body).toEqual(
    exampleOf("acceptInvitation", 422, "otherAddress"),
  );
  expect((await api.call("declineInvitation", { as: "bruno" })).body).toEqual(
    exampleOf("declineInvitation", 422, "otherAddress"),
  );
  const { id, token } = northstarsInvitation();
  updateRecord(api, "invitations", { id, email: "ADA@acme.example" });
  api.advanceTime(7 * day);
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
