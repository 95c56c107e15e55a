import { expect, test } from "vitest";
import { createTestApi } from "../testing/api.ts";
import { keepBounded } from "./room.ts";

const { store } = createTestApi().state;
const many = Array.from({ length: 10_001 }, (_, index) => `${index}`);

test.each(["device_grants", "magic_links", "passkey_challenges", "mails"] as const)(
  "of %s, which every request may make, 1,000 are kept",
  (table) => {
    const kept = store[table];
    const before = kept.size;
    const fields = {
      user_code: "",
      status: "pending",
      user_id: null,
      interval: 5,
      polled_at: null,
      expires_at: "",
    } as const;
    const others = {
      email: "",
      used: false,
      ceremony: "login",
      to: "",
      kind: "magic_link",
      token: "",
      sent_at: "",
    } as const;
    for (const id of many.slice(0, 1001)) kept.add({ ...fields, ...others, id });
    keepBounded(store);
    expect(kept.get("0")).toBeUndefined();
    // A hundredth more goes than must, so that it is not done at each request.
    expect(kept.size - before).toBe(990);
  },
);

test("a login that goes for want of room takes its tokens with it", () => {
  const [login] = store.logins.all();
  if (!login) throw new Error("The world has no login.");
  for (const id of many) store.logins.add({ ...login, id });
  store.access_tokens.add({ id: "access", login_id: "0", expires_at: null });
  store.refresh_tokens.add({ id: "refresh", login_id: "0", used: false });
  keepBounded(store);
  expect(["0", "5000", login.id].map((id) => store.logins.get(id)?.id)).toEqual([undefined, "5000", login.id]);
  expect([store.access_tokens.get("access"), store.refresh_tokens.get("refresh")]).toEqual([undefined, undefined]);
});

test("a passkey that goes for want of room is named by no login", () => {
  const [passkey] = store.passkeys.all();
  const login = store.logins.all().find(({ user_id }) => user_id === passkey?.user_id);
  if (!passkey || !login) throw new Error("The world has no passkey.");
  store.logins.update(login, { passkey_id: "0" });
  for (const id of many) store.passkeys.add({ ...passkey, id, credential_id: id });
  keepBounded(store);
  expect([store.passkeys.get("0"), store.logins.get(login.id)?.passkey_id]).toEqual([undefined, null]);
});

test("a deleted role goes with the last invitation that offered it", () => {
  const [role] = store.roles.all();
  const [invitation] = store.invitations.all();
  if (!role || !invitation) throw new Error("The world has no invitation.");
  store.deleted_roles.add({ ...role, id: "gone" });
  for (const id of many)
    store.invitations.add({ ...invitation, id, token: id, role_id: id === "0" ? "gone" : role.id });
  keepBounded(store);
  expect([store.invitations.get("0"), store.deleted_roles.get("gone")]).toEqual([undefined, undefined]);
});
