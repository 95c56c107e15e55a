import { createHash, createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { createPasskey } from "./authenticator.ts";

const challenge = { challenge: "Y2hhbGxlbmdl", rpId: "crewkit.example", origin: "https://crewkit.example" };

test("a passkey signs in with the key that it was registered with", () => {
  const passkey = createPasskey();
  const registered = passkey.attest(challenge);
  const { id, response } = passkey.assert(challenge, "dXNlcg");
  const [authenticatorData, clientData] = [bytes(response.authenticatorData), bytes(response.clientDataJSON)];
  const signed = Buffer.concat([authenticatorData, createHash("sha256").update(clientData).digest()]);
  expect(id).toBe(registered.id);
  expect(verify("sha256", signed, keyIn(bytes(registered.response.attestationObject)), bytes(response.signature))).toBe(
    true,
  );
});

test("it says where it is used, and that its user was verified", () => {
  const { response } = createPasskey().assert(challenge, "dXNlcg");
  const data = bytes(response.authenticatorData);
  expect(data.subarray(0, 32)).toEqual(createHash("sha256").update("crewkit.example").digest());
  expect(data[32]).toBe(0b101);
  expect(JSON.parse(bytes(response.clientDataJSON).toString())).toEqual({
    type: "webauthn.get",
    challenge: "Y2hhbGxlbmdl",
    origin: "https://crewkit.example",
    crossOrigin: false,
  });
});

// The key is the last of an attestation, and each of its two numbers follows its head.
function keyIn(attestation: Buffer) {
  const [x, y] = [attestation.subarray(-67, -35), attestation.subarray(-32)];
  const key = { kty: "EC", crv: "P-256", x: x.toString("base64url"), y: y.toString("base64url") };
  return createPublicKey({ key, format: "jwk" });
}

function bytes(text = ""): Buffer {
  return Buffer.from(text, "base64url");
}
