import type { HandlerContext } from "../../handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

export interface DeviceDecision {
  /** As somebody typed it: case, hyphen and spaces do not matter. */
  userCode: string;
  userId: string;
  decision: "approve" | "deny";
}

/**
 * Approves or denies the login of a device. That the user exists is for the caller to know.
 *
 * @returns false if no device waits under the code: there never was one, it expired, or it was answered before.
 */
export function decideDevice(store: Store, now: string, { userCode, userId, decision }: DeviceDecision): boolean {
  const grant = store.device_grants.find({ user_code: normalizeUserCode(userCode) });
  if (grant?.status !== "pending" || grant.expires_at <= now) return false;
  store.device_grants.update(grant, { status: decisionStatuses[decision], user_id: userId });
  return true;
}

/** What becomes of a device's request, by the user's decision. */
export const decisionStatuses = { approve: "approved", deny: "denied" } as const;

/** A user code in the contract's form, whatever the way in which it was typed: `kvtrhpqx` is `KVTR-HPQX`. */
export function normalizeUserCode(text: string): string {
  const letters = text.toUpperCase().replaceAll(/[^A-Z]/g, "");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

export function createUserCode({ store, random }: Pick<HandlerContext, "store" | "random">): string {
  const letters = Array.from({ length: 8 }, () => alphabet[random.integerBelow(alphabet.length)]).join("");
  const code = normalizeUserCode(letters);
  return store.device_grants.find({ user_code: code }) ? createUserCode({ store, random }) : code;
}

// Consonants that can't be taken for another, and make no words (RFC 8628, section 6.1).
const alphabet = "BCDFGHJKLMNPQRSTVWXZ";

/** Writes down that a device asks whether its user has decided, and says whether it waited long enough. */
export function pollDevice(
  store: Store,
  grant: Tables["device_grants"],
  now: string,
): "authorizationPending" | "slowDown" {
  const { polled_at } = grant;
  const tooFast = polled_at !== null && Date.parse(now) - Date.parse(polled_at) < grant.interval * 1000;
  const interval = tooFast ? grant.interval + slowDown : grant.interval;
  store.device_grants.update(grant, { interval, polled_at: now });
  return tooFast ? "slowDown" : "authorizationPending";
}

// So many seconds the interval grows, for good (RFC 8628, section 3.5).
const slowDown = 5;
