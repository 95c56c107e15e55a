import { expect, test } from "vitest";
import type { Collection } from "../store/collection.ts";
import { createTestApi } from "../testing/api.ts";
import { findRecord, idOf } from "../testing/records.ts";
import { enforceCaps } from "./caps.ts";

const api = createTestApi();
const { store } = api.state;
const many = Array.from({ length: 10_001 }, (_, index) => `${index}`);

test.each(["device_grants", "magic_links", "passkey_challenges", "mails"] as const)(
  "keeps at most 1,000 added %s",
  (table) => {
    const kept = store[table] as Collection<{ id: string }>;
    const before = kept.size;
    for (const id of many.slice(0, 1001)) kept.add({ id });
    enforceCaps(store);
    expect(kept.get("0")).toBeUndefined();
    expect(kept.size - before).toBe(1000);
  },
);

test("removes a deleted role with the last invitation that refers to it", () => {
  const [role] = store.roles.all();
  const [invitation] = store.invitations.all();
  if (!role || !invitation) throw new Error("The sample data has no invitation.");
  store.deleted_roles.add({ ...role, id: "gone" });
  for (const id of many)
    store.invitations.add({ ...invitation, id, token: id, role_id: id === "0" ? "gone" : role.id });
  enforceCaps(store);
  expect([store.invitations.get("0"), store.deleted_roles.get("gone")]).toEqual([undefined, undefined]);
});

test("keeps current versions and all initial resources and versions", async () => {
  const resource = findRecord(api, "resources", ({ id }) => id === idOf("resources", "ledger_skill"));
  const version = findRecord(api, "versions", ({ resource_id }) => resource_id === resource.id);
  const current = store.versions.add({ ...version, id: "current", version_hash: "current" });
  store.resources.update(resource, { current_version_hash: "current" });
  for (const id of many.slice(0, 1001)) {
    store.versions.add({ ...version, id, version_hash: id });
    store.resources.add({ ...resource, id, name: id });
  }
  enforceCaps(store);
  const versions = ["0", "1", current.id, version.id].filter((id) => store.versions.get(id));
  const resources = ["0", "1", resource.id].filter((id) => store.resources.get(id));
  expect([versions, resources]).toEqual([
    [current.id, version.id],
    ["1", resource.id],
  ]);
});
