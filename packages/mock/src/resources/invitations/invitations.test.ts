import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord, valuesOf } from "../../testing/records.ts";

const northstar = String(sampleData.organizations?.northstar?.id);
const day = 24 * 60 * 60;
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

test("keeps the token of a resent invitation and extends it by seven days", async () => {
  expect((await api.call("resendInvitation")).body).toEqual(exampleOf("resendInvitation", 200, "invitation"));
  const again = (await api.call("resendInvitation", { path: { ...faris } })).body.data;
  expect(again).toMatchObject({ ...faris, status: "pending", expires_at: "2026-11-27T14:00:00Z" });
  expect(api.state.store.mails.all().map(({ token }) => token)).toEqual([elif?.token, faris?.token]);
  const answered = exampleOf("resendInvitation", 422, "alreadyAnswered");
  expect((await api.call("resendInvitation", { path: { ...dana } })).body).toEqual(answered);
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
