import type { Contract } from "@crewkit/openapi";
import type { Passkey } from "@crewkit/types";
import { hexToBytes } from "@noble/hashes/utils.js";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { boundOf } from "../contract.ts";
import { encodeBase64url } from "./base64url.ts";

/** A passkey as answers show it. */
export function toPasskey({ user_id, ...passkey }: Tables["passkeys"]): Passkey {
  return passkey;
}

/** Whether a user has as many passkeys as a user can have. */
export function hasAllPasskeys(store: Store, contract: Contract, userId: string): boolean {
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
