import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { dumpRecords } from "../../store/store.ts";
import { useTestApi } from "../../testing/api.ts";
import { findRecord } from "../../testing/records.ts";

const acme = String(sampleData.organizations?.acme?.id);

const api = useTestApi();

test("deletes an organization with everything in it and nothing else", async () => {
  addMissingRecords();
  const removedIds = relatedIds(acme);
  const kept = records().filter(({ id }) => !removedIds.has(id));
  await api.call("deleteOrganization");
  expect(records()).toEqual(kept);
  const text = JSON.stringify(records());
  expect([...removedIds].filter((id) => text.includes(id))).toEqual([]);
});

// Adds records of kinds that are missing in the sample data.
function addMissingRecords(): void {
  const { store, random } = api.state;
  const session = findRecord(api, "sessions", ({ organization_id }) => organization_id === acme);
  const role = findRecord(api, "roles", ({ organization_id }) => organization_id === acme);
  store.session_visibilities.add({ id: session.id, visibility: "private" });
  const due_at = "2026-11-20T15:00:00Z";
  store.jobs.add({ id: random.uuid(), kind: "analyse_session", subject_id: session.id, due_at });
  store.deleted_roles.add({ ...role, id: random.uuid() });
}

// The ids of a record and of all records that refer to it directly or indirectly.
function relatedIds(id: string): Set<string> {
  const ids = new Set([id]);
  const texts = records().map((record) => ({ id: record.id, text: JSON.stringify(record) }));
  // The loop also visits ids that it adds to the set.
  for (const relatedId of ids) {
    for (const record of texts) if (record.text.includes(relatedId)) ids.add(record.id);
  }
  return ids;
}

function records(): { id: string }[] {
  return Object.values(dumpRecords(api.state.store)).flat();
}
