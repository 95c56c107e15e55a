import type { Contract } from "@crewkit/openapi";
import type { Passkey } from "@crewkit/types";
import { hexToBytes } from "@noble/hashes/utils.js";
import type { HandlerContext } from "../../handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { boundOf, constantOf } from "../contract.ts";
import { decodeBase64url, encodeBase64url } from "./base64url.ts";

export function toPasskey({ user_id, ...passkey }: Tables["passkeys"]): Passkey {
  return passkey;
}

/** Whether a user has as many passkeys as a user can have. */
export function hasMaxPasskeys(store: Store, contract: Contract, userId: string): boolean {
  // Whoever may register one more has at most so many, which that registration excludes.
  return (
    store.passkeys.in(userId).length > boundOf(contract, ["PasskeyCreationOptions", "excludeCredentials"], "maxItems")
  );
}

/** Removes a passkey. Logins that began with it go on, and name it no more. */
export function removePasskey(store: Store, { id, user_id }: Tables["passkeys"]): void {
  for (const login of store.logins.in(user_id)) {
    if (login.passkey_id === id) store.logins.update(login, { passkey_id: null });
  }
  store.passkeys.remove(id);
}

/** A user's id as WebAuthn has it: its 16 bytes, in base64url. */
export function userHandle(userId: string): string {
  return encodeBase64url(hexToBytes(userId.replaceAll("-", "")));
}

/**
 * The domain to which passkeys belong: the mock's own, so that a page there can use them. Where that is an IP address,
 * which has no passkeys, it is `localhost`.
 *
 * @example
 * relyingPartyId("http://127.0.0.1:4010"); // "localhost"
 */
export function relyingPartyId(origin: string): string {
  const { hostname } = URL.canParse(origin) ? new URL(origin) : { hostname: "" };
  return /^([a-z\d-]{1,63}\.)*[a-z][a-z\d-]{0,62}$/.test(hostname) ? hostname : "localhost";
}

/** A challenge's ceremony, and who registers; null where somebody signs in. */
export type Ceremony = Pick<Tables["passkey_challenges"], "ceremony" | "user_id">;

/** Gives out a challenge for a ceremony; it is open as long as the contract's `timeout` says. */
export function createChallenge(
  { store, random, now, contract }: Pick<HandlerContext, "store" | "random" | "now" | "contract">,
  ceremony: Ceremony,
): string {
  const milliseconds = constantOf(contract, "PasskeyRequestOptions", "timeout");
  // 33 bytes: of four characters for three bytes each, so that a browser writes the same text of the bytes again.
  const challenge = { id: random.secret(44), ...ceremony, expires_at: now(milliseconds / 1000) };
  return store.passkey_challenges.add(challenge).id;
}

/**
 * Takes a browser's answer to a challenge, by its `clientDataJSON` in base64url. The answer uses the challenge up, whether
 * or not the credential turns out to be good. It says what is wrong, in the words of the contract's refusals: it is no
 * answer to a challenge of this ceremony, or the challenge is not open. (The `origin` is not checked: it is that of the
 * page under test.)
 */
export function consumeChallenge(
  { store, now }: Pick<HandlerContext, "store" | "now">,
  clientDataJSON: string,
  { ceremony, user_id }: Ceremony,
): "notVerified" | "challengeClosed" | undefined {
  const { type, challenge: sent } = readClientData(clientDataJSON);
  if (type !== types[ceremony]) return "notVerified";
  const challenge = store.passkey_challenges.get(String(sent));
  if (challenge?.ceremony !== ceremony || challenge.user_id !== user_id) return "challengeClosed";
  store.passkey_challenges.remove(challenge.id);
  return challenge.expires_at <= now() ? "challengeClosed" : undefined;
}

// WebAuthn Level 3, section 5.8.1.
const types = { registration: "webauthn.create", login: "webauthn.get" };

function readClientData(text: string): { type?: unknown; challenge?: unknown } {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decodeBase64url(text)));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * The proof that is always refused: the bytes of the text `invalid`, in base64url. Sent as the `signature` of a login or as
 * the `attestationObject` of a registration, it shows a test what a forged one would.
 */
export const rejectedProof = "aW52YWxpZA";

/**
 * Whether a signature or an attestation, in base64url, is taken for a good one. The mock verifies none by cryptography:
 * whatever decodes is good, `refusedProof` aside.
 */
export function isAcceptedProof(proof: string): boolean {
  return proof !== rejectedProof && decodeBase64url(proof) !== undefined;
}

/**
 * Whether a passkey says that it is synced, by its authenticator data in base64url (WebAuthn Level 3, section 6.1);
 * undefined where these are no such data.
 */
export function readBackedUp(authenticatorData: string): boolean | undefined {
  return backedUp(decodeBase64url(authenticatorData));
}

/** As `readBackedUp`, by the attestation object that holds the authenticator data (WebAuthn Level 3, section 6.5). */
export function readAttestedBackedUp(attestationObject: string): boolean | undefined {
  const bytes = decodeBase64url(attestationObject) ?? new Uint8Array();
  // In CBOR a text and its bytes: the key `authData`, then the head of a byte string with its length in one byte or two.
  const head = new TextDecoder("latin1").decode(bytes).indexOf("authData") + "authData".length;
  const headLength = { 88: 2, 89: 3 }[bytes[head] ?? 0];
  return headLength === undefined ? undefined : backedUp(bytes.subarray(head + headLength));
}

// After the hash of the site's domain (32 bytes) come the flags, then a counter of 4 bytes. Bit 4 tells.
function backedUp(data: Uint8Array | undefined): boolean | undefined {
  const flags = data?.[32];
  return flags === undefined || (data?.length ?? 0) < 37 ? undefined : (flags & 0b10000) !== 0;
}

/** Whether a text in base64url can name a passkey, which takes 16 bytes (WebAuthn Level 3, section 4, credential id). */
export function isCredentialId(text: string): boolean {
  return (decodeBase64url(text)?.length ?? 0) >= 16;
}
