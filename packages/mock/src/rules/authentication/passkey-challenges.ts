import type { Call } from "../../call.ts";
import type { PasskeyChallenge } from "../../store/tables.ts";
import { constantOf } from "../contract.ts";
import { decodeBase64url } from "./base64url.ts";

/** A challenge's ceremony, and who registers; null where somebody signs in. */
export type Ceremony = Pick<PasskeyChallenge, "ceremony" | "user_id">;

/** Gives out a challenge for a ceremony; it is open as long as the contract's `timeout` says. */
export function openChallenge(
  { store, random, now, contract }: Pick<Call, "store" | "random" | "now" | "contract">,
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
export function takeAnswer(
  { store, now }: Pick<Call, "store" | "now">,
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
