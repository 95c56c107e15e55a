import { ApiError, invalid } from "../api-error.ts";
import { decideDevice } from "../rules/authentication/devices.ts";
import { findUserByEmail } from "../rules/authentication/users.ts";
import type { State } from "../state.ts";
import { people } from "../store/sample-data.ts";
import type { Store } from "../store/store.ts";

/** A device waiting to be approved or denied. */
export interface PendingDevice {
  user_code: string;
  expires_at: string;
}

/** The user who approves or denies a device. */
export interface UserChoice {
  /** A first name from the sample data, an email address or a user id. Default `ada`. */
  user?: string;
}

export function pendingDevices({ store, clock }: State): PendingDevice[] {
  return store.device_grants
    .all()
    .filter(({ status, expires_at }) => status === "pending" && expires_at > clock.now())
    .map(({ user_code, expires_at }) => ({ user_code, expires_at }));
}

/**
 * Approves or denies a device.
 *
 * @throws ApiError 404 if the code is unknown, expired or already used, 422 if the user is unknown.
 */
export function resolveDevice(
  { store, clock }: State,
  decision: "approve" | "deny",
  { userCode, user = "ada" }: UserChoice & { userCode: string },
): void {
  const userId = findUserId(store, user);
  if (userId === undefined) throw invalid(422, { user: ["does not exist"] });
  if (!decideDevice(store, clock.now(), { userCode, userId, decision }))
    throw new ApiError(404, { error: `No pending device has the code ${userCode}` });
}

function findUserId(store: Store, nameOrEmailOrId: string): string | undefined {
  const key = nameOrEmailOrId.toLowerCase();
  const user = store.users.get(people[key]?.id ?? key) ?? findUserByEmail(store, key);
  return user?.id;
}
