import { ApiError, invalid } from "../api-error.ts";
import { decideDevice } from "../rules/authentication/devices.ts";
import { findUserByEmail } from "../rules/authentication/users.ts";
import type { State } from "../state.ts";
import { people } from "../store/sample-data.ts";
import type { Store } from "../store/store.ts";

/** A device that waits for its user. */
export interface PendingDevice {
  user_code: string;
  expires_at: string;
}

/** Who answers a device. */
export interface UserChoice {
  /** A first name of the example world, an email address or a user's id. Default `ada`. */
  user?: string;
}

/** The devices that wait for their user, in the order in which they asked. */
export function pendingDevices({ store, clock }: State): PendingDevice[] {
  return store.device_grants
    .all()
    .filter(({ status, expires_at }) => status === "pending" && expires_at > clock.now())
    .map(({ user_code, expires_at }) => ({ user_code, expires_at }));
}

/**
 * Answers a device, as its user would on the page.
 *
 * @throws Refusal 404 where no device waits with this code, 422 where there is no such person.
 */
export function resolveDevice(
  { store, clock }: State,
  decision: "approve" | "deny",
  { userCode, user = "ada" }: UserChoice & { userCode: string },
): void {
  const userId = findUserId(store, user);
  if (userId === undefined) throw invalid(422, { user: ["is nobody that the mock knows"] });
  if (!decideDevice(store, clock.now(), { userCode, userId, decision }))
    throw new ApiError(404, { error: `No device waits with the code ${userCode}` });
}

function findUserId(store: Store, who: string): string | undefined {
  const name = who.toLowerCase();
  const user = store.users.get(people[name]?.id ?? name) ?? findUserByEmail(store, name);
  return user?.id;
}
