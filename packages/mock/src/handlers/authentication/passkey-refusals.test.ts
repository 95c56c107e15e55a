import world from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { refusedProof } from "../../rules/authentication/passkey-proofs.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { type Assertion, type Attestation, assert, attest, clientData } from "../../testing/passkeys.ts";

const api = useTestApi();

const fresh = "a-key-that-is-new-here";
const registered = String(world.passkeys?.phone?.credential_id);
const register = (credential: unknown) => api.call("completePasskeyRegistration", { body: { credential } });
const signIn = (credential: unknown) => api.call("completePasskeyLogin", { as: null, body: { credential } });
const refusal = (name: string) => exampleOf("completePasskeyRegistration", 422, name);

/** Changes a credential, or what is around it, so that it is refused. */
type Spoil<T> = (credential: T) => T | Promise<T>;

const renamed =
  <T extends { id: string }>(id: string): Spoil<T> =>
  (credential) => ({ ...credential, id, rawId: id });
const answering =
  <T extends { response: object }>(response: Partial<T["response"]>): Spoil<T> =>
  (credential) => ({ ...credential, response: { ...credential.response, ...response } });
const late = <T>(credential: T): T => {
  api.pass(300);
  return credential;
};

const registrations: [what: string, refusal: string, spoil: Spoil<Attestation>][] = [
  ["text that is no client data", "notVerified", answering({ clientDataJSON: "bm90aGluZw" })],
  ["an answer to the other ceremony", "notVerified", answering(clientData("webauthn.get", "x"))],
  ["an unknown challenge", "challengeClosed", answering(clientData("webauthn.create", "x"))],
  ["an old challenge", "challengeClosed", late],
  ["the proof that is always refused", "notVerified", answering({ attestationObject: refusedProof })],
  ["bytes that do not decode", "notVerified", answering({ attestationObject: "abcde" })],
  ["two ids", "notVerified", (credential) => ({ ...credential, rawId: registered })],
  ["an id that is too short", "notVerified", renamed("short")],
  ["an id that is registered", "alreadyRegistered", renamed(registered)],
];

test.each(registrations)("a registration with %s is refused: %s", async (_, name, spoil) => {
  const { status, body } = await register(await spoil(await attest(api, fresh)));
  expect(status).toBe(422);
  expect(body).toEqual(refusal(name));
});

test("a challenge to sign in is none to register, nor the other way round", async () => {
  const registration = await attest(api, fresh);
  const { challenge: toSignIn } = (await api.call("requestPasskeyLogin")).body.data;
  const created = answering<Attestation>(clientData("webauthn.create", toSignIn));
  expect((await register(await created(registration))).body).toEqual(refusal("challengeClosed"));
  const { challenge: toRegister } = (await api.call("requestPasskeyRegistration")).body.data;
  const got = answering<Assertion>(clientData("webauthn.get", toRegister));
  expect((await signIn(await got(await assert(api, registered)))).status).toBe(401);
});

test("a challenge works once, for the user who asked, until 5 minutes have passed", async () => {
  const [first, second] = [await attest(api, fresh), await attest(api, "a-key-that-is-brunos-own", "bruno")];
  api.pass(299);
  expect((await register(second)).body).toEqual(refusal("challengeClosed"));
  expect((await register(first)).status).toBe(201);
  expect((await register({ ...second, response: first.response })).body).toEqual(refusal("challengeClosed"));
  const { status } = await api.call("completePasskeyRegistration", { as: "bruno", body: { credential: second } });
  expect(status).toBe(201);
});

const logins: [what: string, spoil: Spoil<Assertion>][] = [
  ["an unknown passkey", renamed(fresh)],
  ["a signature that is always refused", answering({ signature: refusedProof })],
  ["somebody else's handle", answering({ userHandle: "AAAA" })],
  ["two ids", (credential) => ({ ...credential, rawId: fresh })],
  ["an old challenge", late],
];

test.each(logins)("a sign-in with %s is refused, and uses the challenge up", async (_, spoil) => {
  const good = await assert(api, registered);
  const { status, body } = await signIn(await spoil(good));
  expect(status).toBe(401);
  expect(body).toEqual(exampleOf("completePasskeyLogin", 401, "refused"));
  expect((await signIn(good)).status).toBe(401);
});

test("a sign-in with another challenge than the one asked for is refused, and leaves that open", async () => {
  const good = await assert(api, registered);
  const astray = await answering<Assertion>(clientData("webauthn.get", "x"))(good);
  expect((await signIn(astray)).status).toBe(401);
  expect((await signIn(good)).status).toBe(200);
  expect((await signIn(good)).status).toBe(401);
});

test("nobody signs in with a passkey that was deleted", async () => {
  const good = await assert(api, registered);
  await api.call("deletePasskey", { path: { id: String(world.passkeys?.phone?.id) } });
  expect((await signIn(good)).status).toBe(401);
});
