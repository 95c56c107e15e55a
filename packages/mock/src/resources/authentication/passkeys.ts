import type { Contract } from "@crewkit/openapi";
import { hexToBytes } from "@noble/hashes/utils.js";
import { decodeBase64url, encodeBase64url } from "../../base/text.ts";
import { boundOf, constantOf, type Schemas } from "../../contract/values.ts";
import type { CreateContext, HandlerContext } from "../../rules/handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

export function toPasskey({ user_id, ...passkey }: Tables["passkeys"]): Schemas["Passkey"] {
  return passkey;
}

export function hasMaxPasskeys(store: Store, contract: Contract, userId: string): boolean {
  // A registration excludes all existing passkeys, so the maximum is one more than it can exclude.
  return (
    store.passkeys.in(userId).length > boundOf(contract, ["PasskeyCreationOptions", "excludeCredentials"], "maxItems")
  );
}

/** The user handle in WebAuthn: the 16 bytes of the user's id in base64url. */
export function userHandle(userId: string): string {
  return encodeBase64url(hexToBytes(userId.replaceAll("-", "")));
}

/**
 * The relying party id, which is the mock's domain. For an IP address it is `localhost`, because passkeys require a
 * domain.
 *
 * @example
 * relyingPartyId("http://127.0.0.1:4010"); // "localhost"
 */
export function relyingPartyId(origin: string): string {
  const { hostname } = URL.canParse(origin) ? new URL(origin) : { hostname: "" };
  return /^([a-z\d-]{1,63}\.)*[a-z][a-z\d-]{0,62}$/.test(hostname) ? hostname : "localhost";
}

/** The ceremony of a challenge. `user_id` is null for a login. */
export type Ceremony = Pick<Tables["passkey_challenges"], "ceremony" | "user_id">;

export function createChallenge({ store, random, now, contract }: CreateContext, ceremony: Ceremony): string {
  const milliseconds = constantOf(contract, "PasskeyRequestOptions", "timeout");
  // 44 characters encode exactly 33 bytes, so that a browser sends the same text back.
  const challenge = { id: random.secret(44), ...ceremony, expires_at: now(milliseconds / 1000) };
  return store.passkey_challenges.add(challenge).id;
}

/**
 * Consumes the challenge that a credential responds to, even if the credential is invalid. The `origin` is not checked,
 * because it is the origin of the page under test.
 *
 * @returns the name of the error, or undefined.
 */
export function consumeChallenge(
  { store, now }: Pick<HandlerContext, "store" | "now">,
  clientDataJSON: string,
  { ceremony, user_id }: Ceremony,
): "notVerified" | "challengeClosed" | undefined {
  const { type, challenge: challengeId } = readClientData(clientDataJSON);
  if (type !== clientDataTypes[ceremony]) return "notVerified";
  const challenge = store.passkey_challenges.get(String(challengeId));
  if (challenge?.ceremony !== ceremony || challenge.user_id !== user_id) return "challengeClosed";
  store.passkey_challenges.remove(challenge.id);
  return challenge.expires_at <= now() ? "challengeClosed" : undefined;
}

// WebAuthn Level 3, section 5.8.1.
const clientDataTypes = { registration: "webauthn.create", login: "webauthn.get" };

function readClientData(text: string): { type?: unknown; challenge?: unknown } {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decodeBase64url(text)));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** A signature or attestation that is always rejected, to test forged credentials: `invalid` in base64url. */
const rejectedProof = "aW52YWxpZA";

/** Accepts any signature or attestation in base64url except `rejectedProof`. Cryptography is not verified. */
export function isAcceptedProof(proof: string): boolean {
  return proof !== rejectedProof && decodeBase64url(proof) !== undefined;
}

/**
 * Reads the backup state from authenticator data (WebAuthn Level 3, section 6.1). Returns undefined for invalid data.
 */
export function readBackupState(authenticatorData: string): boolean | undefined {
  return backupStateOf(decodeBase64url(authenticatorData));
}

/** Reads the backup state from an attestation object (WebAuthn Level 3, section 6.5). */
export function readAttestedBackupState(attestationObject: string): boolean | undefined {
  const bytes = decodeBase64url(attestationObject) ?? new Uint8Array();
  // In CBOR, the key `authData` is followed by the header of a byte string with its length in one or two bytes.
  const head = new TextDecoder("latin1").decode(bytes).indexOf("authData") + "authData".length;
  const headLength = { 88: 2, 89: 3 }[bytes[head] ?? 0];
  return headLength === undefined ? undefined : backupStateOf(bytes.subarray(head + headLength));
}

// The flags follow the 32-byte hash of the domain and precede a 4-byte counter. Bit 4 is the backup state.
function backupStateOf(data: Uint8Array | undefined): boolean | undefined {
  const flags = data?.[32];
  return flags === undefined || (data?.length ?? 0) < 37 ? undefined : (flags & 0b10000) !== 0;
}

/** Whether a text is at least 16 bytes in base64url (WebAuthn Level 3, section 4, credential id). */
export function isCredentialId(text: string): boolean {
  return (decodeBase64url(text)?.length ?? 0) >= 16;
}
