import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { encodeBase64url } from "../../base/text.ts";
import { people } from "../../store/sample-data.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { relyingPartyId, userHandle } from "./passkeys.ts";

const api = useTestApi();

const newCredentialId = "a-key-that-is-new-here";
const phone = sampleData.passkeys?.phone;
const registered = String(phone?.credential_id);
const register = (credential: unknown, body = {}) =>
  api.call("completePasskeyRegistration", { body: { credential, ...body } });
const signIn = (credential: unknown) => api.call("completePasskeyLogin", { as: null, body: { credential } });
const errorExample = (name: string) => exampleOf("completePasskeyRegistration", 422, name);

test.each([
  ["invalid client data", {}, { clientDataJSON: "bm90aGluZw" }],
  ["client data of a login", {}, clientData("webauthn.get", "x")],
  ["invalid base64url", {}, { attestationObject: "abcde" }],
  ["two different ids", { rawId: registered }, {}],
  ["an id below the minimum length", { id: "short", rawId: "short" }, {}],
])("rejects a registration with %s", async (_, changes, changedResponse) => {
  const { response, ...credential } = await createAttestation(newCredentialId);
  const { status, body } = await register({ ...credential, ...changes, response: { ...response, ...changedResponse } });
  expect(status).toBe(422);
  expect(body).toEqual(errorExample("notVerified"));
});

test("keeps a challenge that another user responds to", async () => {
  const credential = await createAttestation(newCredentialId, "bruno");
  expect((await register(credential)).body).toEqual(errorExample("challengeClosed"));
  const { status } = await api.call("completePasskeyRegistration", { as: "bruno", body: { credential } });
  expect(status).toBe(201);
});

test("a challenge expires at the second in its `expires_at`", async () => {
  const challenges = api.state.store.passkey_challenges;
  const lastSecond = await createAttestation(newCredentialId);
  const expires = await createAttestation("another-key-that-is-new-here");
  const [{ expires_at } = { expires_at: "" }] = challenges.all();
  api.advanceTime((Date.parse(expires_at) - api.state.clock.time()) / 1000 - 1);
  expect((await register(lastSecond)).status).toBe(201);
  api.advanceTime(1);
  expect((await register(expires)).body).toEqual(errorExample("challengeClosed"));
});

test("registers the real passkey from the contract's examples and signs in with it", async () => {
  await api.call("deletePasskey", { path: { id: String(phone?.id) } });
  const { registration_options, registration_credential, login_options, login_credential } =
    sampleData.ceremonies ?? {};
  const open = { user_id: people.ada?.id ?? null, expires_at: "2026-11-20T14:05:00Z" };
  const challenges = api.state.store.passkey_challenges;
  challenges.add({ ...open, id: String(registration_options?.challenge), ceremony: "registration" });
  challenges.add({ ...open, id: String(login_options?.challenge), ceremony: "login", user_id: null });
  const { body } = await register(registration_credential, { name: "Phone" });
  const example = Object(exampleOf("completePasskeyRegistration", 201, "phone"));
  const generated = { id: expect.any(String), created_at: "2026-11-20T14:00:00Z" };
  expect(body.data).toEqual({ ...example.data, ...generated });
  api.advanceTime(60);
  const { body: tokens } = await signIn(login_credential);
  const token = tokens.access_token;
  expect((await api.call("listPasskeys", { token })).body.data[1].last_used_at).toBe("2026-11-20T14:01:00Z");
  const [newest] = (await api.call("listCurrentUserActivity", { token })).body.data;
  expect(newest).toMatchObject({ sign_in_method: "passkey", passkey_id: body.data.id, current: true });
});

test("keeps the backup state if a login does not report it", async () => {
  const credential = await createAssertion(registered);
  expect((await signIn(credential)).status).toBe(200);
  const { data } = (await api.call("listPasskeys")).body;
  expect(data[1]).toEqual({ ...phone, last_used_at: "2026-11-20T14:00:00Z" });
});

test("limits a user to 20 passkeys", async () => {
  const firstCredential = await createAttestation(newCredentialId);
  for (let number = 3; number <= 20; number++)
    await register(await createAttestation(`a-key-that-is-number-${number + 10}`));
  expect((await api.call("listPasskeys")).body.meta.total_count).toBe(20);
  const limit = await api.call("requestPasskeyRegistration");
  expect(limit.status).toBe(422);
  expect(limit.body).toEqual(exampleOf("requestPasskeyRegistration", 422, "limitReached"));
  expect((await register(firstCredential)).body).toEqual(exampleOf("completePasskeyRegistration", 422, "limitReached"));
});

test.each([
  ["http://localhost:4010", "localhost"],
  ["https://crewkit.acme.example", "crewkit.acme.example"],
  ["http://127.0.0.1:4010", "localhost"],
  ["http://[::1]:4010", "localhost"],
  ["http://a b", "localhost"],
])("for the origin %s, the relying party is %s", (origin, expected) => {
  expect(relyingPartyId(origin)).toBe(expected);
});

async function createAttestation(id: string, as = "ada") {
  const { body } = await api.call("requestPasskeyRegistration", { as });
  const response = { ...clientData("webauthn.create", body.data.challenge), attestationObject: encode("made up") };
  return { id, rawId: id, type: "public-key", response };
}

async function createAssertion(id: string) {
  const { body } = await api.call("requestPasskeyLogin");
  const response = {
    ...clientData("webauthn.get", body.data.challenge),
    authenticatorData: encode("made up"),
    signature: encode("made up"),
    userHandle: userHandle(people.ada?.id ?? ""),
  };
  return { id, rawId: id, type: "public-key", response };
}

function clientData(type: string, challenge: string): { clientDataJSON: string } {
  return { clientDataJSON: encode(JSON.stringify({ type, challenge, origin: "http://crewkit.test" })) };
}

function encode(text: string): string {
  return encodeBase64url(new TextEncoder().encode(text));
}
