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

test("removes a login with its tokens", () => {
  const [login] = store.logins.all();
  if (!login) throw new Error("The sample data has no login.");
  for (const id of many) store.logins.add({ ...login, id });
  store.access_tokens.add({ id: "access", login_id: "0", expires_at: null });
  store.refresh_tokens.add({ id: "refresh", login_id: "0", used: false });
  enforceCaps(store);
  expect(["0", "1", login.id].map((id) => store.logins.get(id)?.id)).toEqual([undefined, "1", login.id]);
  expect([store.access_tokens.get("access"), store.refresh_tokens.get("refresh")]).toEqual([undefined, undefined]);
});

test("removes a passkey from the logins that refer to it", () => {
  const [passkey] = store.passkeys.all();
  const login = store.logins.all().find(({ user_id }) => user_id === passkey?.user_id);
  if (!passkey || !login) throw new Error("The sample data has no passkey.");
  store.logins.update(login, { passkey_id: "0" });
  for (const id of many) store.passkeys.add({ ...passkey, id, credential_id: id });
  enforceCaps(store);
  expect([store.passkeys.get("0"), store.logins.get(login.id)?.passkey_id]).toEqual([undefined, null]);
});

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
  expect(["0", "1", current.id, version.id].map((id) => store.versions.get(id)?.id)).toEqual([
    undefined,
    undefined,
    current.id,
    version.id,
  ]);
  expect(["0", "1", resource.id].map((id) => store.resources.get(id)?.id)).toEqual([undefined, "1", resource.id]);
});
