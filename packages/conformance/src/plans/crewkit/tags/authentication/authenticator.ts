import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export interface Challenge {
  challenge: string;
  rpId: string;
  origin: string;
}

export interface Credential {
  id: string;
  rawId: string;
  type: "public-key";
  response: Record<string, string | string[]>;
}

/**
 * A software passkey (WebAuthn Level 3, section 5.1): an ES256 key with user verification and no attestation. It is backed up
 * until it signs in.
 */
export class Passkey {
  readonly #id = randomBytes(32);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });

  attest(challenge: Challenge): Credential {
    const flags = present | verified | backupEligible | backedUp | attested;
    const attestedData = [Buffer.alloc(16), uint16(this.#id.length), this.#id, coseKey(this.#keys.publicKey)];
    const authData = Buffer.concat([authenticatorData(challenge, flags), ...attestedData]);
    return this.#credential({
      clientDataJSON: encode(clientData("webauthn.create", challenge)),
      attestationObject: encode(attestationObject(authData)),
      transports: ["usb", "internal"],
    });
  }

  assert(challenge: Challenge, userHandle: string): Credential {
    const authData = authenticatorData(challenge, present | verified | backupEligible);
    const data = clientData("webauthn.get", challenge);
    return this.#credential({
      clientDataJSON: encode(data),
      authenticatorData: encode(authData),
      signature: encode(sign("sha256", Buffer.concat([authData, sha256(data)]), this.#keys.privateKey)),
      userHandle,
    });
  }

  #credential(response: Credential["response"]): Credential {
    const id = encode(this.#id);
    return { id, rawId: id, type: "public-key", response };
  }
}

// The flags of section 6.1.
const present = 0x01;
const verified = 0x04;
const backupEligible = 0x08;
const backedUp = 0x10;
const attested = 0x40;

function authenticatorData({ rpId }: Challenge, flags: number): Buffer {
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), Buffer.alloc(4)]);
}

function clientData(type: string, { challenge, origin }: Challenge): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

// CBOR: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y } (RFC 9053, section 7.1.1).
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const [head, separator] = [Buffer.from("a5010203262001215820", "hex"), Buffer.from("225820", "hex")];
  return Buffer.concat([head, Buffer.from(x, "base64url"), separator, Buffer.from(y, "base64url")]);
}

// CBOR: { fmt: "none", attStmt: {}, authData } (section 8.7). The letter before a text encodes its length: `c` is 3.
function attestationObject(authData: Buffer): Buffer {
  const head = Buffer.from("\xa3cfmtdnonegattStmt\xa0hauthData\x59", "latin1");
  return Buffer.concat([head, uint16(authData.length), authData]);
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function sha256(data: Buffer | string): Buffer {
  return createHash("sha256").update(data).digest();
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64url");
}
