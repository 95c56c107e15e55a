import type { HandlerContext } from "../../rules/handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

/** The path of the page on which a user approves a device. */
export const deviceVerifyPath = "/device-verify";

export interface DeviceDecision {
  /** As typed by the user: case, hyphens and spaces are ignored. */
  userCode: string;
  userId: string;
  decision: "approve" | "deny";
}

/**
 * Approves or denies the login of a device. The user must exist.
 *
 * @returns false if the code is unknown, expired or already used.
 */
export function decideDevice(store: Store, now: string, { userCode, userId, decision }: DeviceDecision): boolean {
  const grant = store.device_grants.find({ user_code: normalizeUserCode(userCode) });
  if (grant?.status !== "pending" || grant.expires_at <= now) return false;
  store.device_grants.update(grant, { status: decisionStatuses[decision], user_id: userId });
  return true;
}

export const decisionStatuses = { approve: "approved", deny: "denied" } as const;

/** Normalizes a typed user code: `kvtrhpqx` becomes `KVTR-HPQX`. */
export function normalizeUserCode(text: string): string {
  const letters = text.toUpperCase().replaceAll(/[^A-Z]/g, "");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

export function createUserCode({ store, random }: Pick<HandlerContext, "store" | "random">): string {
  const letters = Array.from({ length: 8 }, () => alphabet[random.integerBelow(alphabet.length)]).join("");
  const code = normalizeUserCode(letters);
  return store.device_grants.find({ user_code: code }) ? createUserCode({ store, random }) : code;
}

// Consonants that are hard to confuse and don't form words (RFC 8628, section 6.1).
const alphabet = "BCDFGHJKLMNPQRSTVWXZ";

export function pollDevice(
  store: Store,
  grant: Tables["device_grants"],
  now: string,
): "authorizationPending" | "slowDown" {
  const { polled_at } = grant;
  const tooFast = polled_at !== null && Date.parse(now) - Date.parse(polled_at) < grant.interval * 1000;
  const interval = tooFast ? grant.interval + slowDownSeconds : grant.interval;
  store.device_grants.update(grant, { interval, polled_at: now });
  return tooFast ? "slowDown" : "authorizationPending";
}

// Added to the polling interval permanently (RFC 8628, section 3.5).
const slowDownSeconds = 5;
