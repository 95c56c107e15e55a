import world from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { people } from "../../store/world.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { assert, attest, fillPasskeys } from "../../testing/passkeys.ts";
import { valuesOf } from "../../testing/records.ts";

const api = useTestApi();

const fresh = "a-key-that-is-new-here";
const [laptop, phone] = [world.passkeys?.laptop, world.passkeys?.phone];
const register = (credential: unknown, body = {}) =>
  api.call("completePasskeyRegistration", { body: { credential, ...body } });
const signIn = (credential: unknown) => api.call("completePasskeyLogin", { as: null, body: { credential } });

test("the list is the contract's example", async () => {
  expect((await api.call("listPasskeys")).body).toEqual(exampleOf("listPasskeys", 200, "firstPage"));
  expect((await api.call("listPasskeys", { as: "bruno" })).body.data).toEqual([]);
});

test("the options exclude the passkeys that the user has, and name the mock's own site", async () => {
  await api.call("deletePasskey", { path: { id: String(phone?.id) } });
  const { data } = Object(exampleOf("requestPasskeyRegistration", 200, "options"));
  expect((await api.call("requestPasskeyRegistration")).body.data).toEqual({
    ...data,
    challenge: expect.any(String),
    rp: { id: "crewkit.test", name: "crewkit" },
  });
  expect((await api.call("requestPasskeyLogin", { as: null })).body.data).toEqual({
    ...Object(exampleOf("requestPasskeyLogin", 200, "options")).data,
    challenge: expect.any(String),
    rpId: "crewkit.test",
  });
});

test("the genuine passkey of the examples is registered, and signs in", async () => {
  await api.call("deletePasskey", { path: { id: String(phone?.id) } });
  const { registration_options, registration_credential, login_options, login_credential } = world.ceremonies ?? {};
  const open = { user_id: people.ada?.id ?? null, expires_at: "2026-11-20T14:05:00Z" };
  const challenges = api.state.store.passkey_challenges;
  challenges.add({ ...open, id: String(registration_options?.challenge), ceremony: "registration" });
  challenges.add({ ...open, id: String(login_options?.challenge), ceremony: "login", user_id: null });
  const { body } = await register(registration_credential, { name: "Phone" });
  const example = Object(exampleOf("completePasskeyRegistration", 201, "phone"));
  const made = { id: expect.any(String), created_at: "2026-11-20T14:00:00Z" };
  expect(body.data).toEqual({ ...example.data, ...made });
  api.pass(60);
  const { body: tokens } = await signIn(login_credential);
  const token = tokens.access_token;
  expect((await api.call("listPasskeys", { token })).body.data[1].last_used_at).toBe("2026-11-20T14:01:00Z");
  const [newest] = (await api.call("listCurrentUserActivity", { token })).body.data;
  expect(newest).toMatchObject({ sign_in_method: "passkey", passkey_id: body.data.id, current: true });
});

test("a passkey without a name is called Passkey, and its transports are in order", async () => {
  const credential = await attest(api, fresh);
  const { body } = await register({ ...credential, response: { ...credential.response, transports: ["usb", "ble"] } });
  expect(body.data).toMatchObject({ name: "Passkey", transports: ["ble", "usb"], backed_up: false });
});

test("a passkey that does not say whether it is synced stays as it was", async () => {
  const credential = await assert(api, String(phone?.credential_id));
  expect((await signIn(credential)).status).toBe(200);
  const { data } = (await api.call("listPasskeys")).body;
  expect(data[1]).toEqual({ ...phone, last_used_at: "2026-11-20T14:00:00Z" });
});

test("a user has at most 20 passkeys", async () => {
  const early = await attest(api, fresh);
  await fillPasskeys(api);
  expect((await api.call("listPasskeys")).body.meta.total_count).toBe(20);
  const limit = await api.call("requestPasskeyRegistration");
  expect(limit.status).toBe(422);
  expect(limit.body).toEqual(exampleOf("requestPasskeyRegistration", 422, "limitReached"));
  expect((await register(early)).body).toEqual(exampleOf("completePasskeyRegistration", 422, "limitReached"));
});

test("a deleted passkey leaves its logins, which forget it; others' passkeys are not there", async () => {
  const path = { id: String(phone?.id) };
  expect((await api.call("deletePasskey", { as: "bruno", path })).status).toBe(404);
  expect((await api.call("deletePasskey", { path })).body).toEqual(exampleOf("deletePasskey", 200, "deleted"));
  expect((await api.call("deletePasskey", { path })).status).toBe(404);
  const { data } = (await api.call("listCurrentUserActivity")).body;
  expect(valuesOf(data, "passkey_id")).toEqual([null, null, null, laptop?.id, null]);
});
