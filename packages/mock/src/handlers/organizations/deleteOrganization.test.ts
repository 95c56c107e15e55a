import world from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { dumpRecords } from "../../store/records.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { firstOf } from "../../testing/records.ts";

const acme = String(world.organizations?.acme?.id);

const api = useTestApi();

test("its owner alone deletes an organization", async () => {
  expect((await api.call("deleteOrganization", { as: "bruno" })).status).toBe(403);
  expect((await api.call("getOrganization")).status).toBe(200);
  expect((await api.call("deleteOrganization")).body).toEqual(exampleOf("deleteOrganization", 200, "deleted"));
  expect((await api.call("getOrganization")).body).toEqual(exampleOf("getOrganization", 403, "notAMember"));
  const { data } = (await api.call("checkOrganizationSlug", { query: { slug: "acme" } })).body;
  expect(data.available).toBe(true);
  const token = String(world.invitations?.elif?.token);
  expect((await api.call("getInvitation", { path: { token } })).status).toBe(404);
});

test("nothing of a deleted organization is left in any table, and all else stays", async () => {
  addHiddenParts();
  const parts = partsOf(acme);
  const kept = records().filter(({ id }) => !parts.has(id));
  await api.call("deleteOrganization");
  expect(records()).toEqual(kept);
  const text = JSON.stringify(records());
  expect([...parts].filter((id) => text.includes(id))).toEqual([]);
});

// Those that the start has none of.
function addHiddenParts(): void {
  const { store, random } = api.state;
  const session = firstOf(api, "sessions", ({ organization_id }) => organization_id === acme);
  const role = firstOf(api, "roles", ({ organization_id }) => organization_id === acme);
  store.session_visibilities.add({ id: session.id, visibility: "private" });
  const due_at = "2026-11-20T15:00:00Z";
  store.jobs.add({ id: random.uuid(), kind: "analyse_session", subject_id: session.id, due_at });
  store.deleted_roles.add({ ...role, id: random.uuid() });
}

// The ids of a record and of all that name it, or something that names it.
function partsOf(id: string): Set<string> {
  const parts = new Set([id]);
  const texts = records().map((record) => ({ id: record.id, text: JSON.stringify(record) }));
  // Adding to a set while walking through it goes on to what was added.
  for (const part of parts) {
    for (const record of texts) if (record.text.includes(part)) parts.add(record.id);
  }
  return parts;
}

function records(): { id: string }[] {
  return Object.values(dumpRecords(api.state.store)).flat();
}
