import { decodeBase64url } from "./base64url.ts";

/**
 * The proof that is always refused: the bytes of the text `invalid`, in base64url. Sent as the `signature` of a login or as
 * the `attestationObject` of a registration, it shows a test what a forged one would.
 */
export const refusedProof = "aW52YWxpZA";

/**
 * Whether a signature or an attestation, in base64url, is taken for a good one. The mock verifies none by cryptography:
 * whatever decodes is good, `refusedProof` aside.
 */
export function isGoodProof(proof: string): boolean {
  return proof !== refusedProof && decodeBase64url(proof) !== undefined;
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
