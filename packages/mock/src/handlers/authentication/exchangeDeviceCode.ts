import type { Handler } from "../../call.ts";
import { pollDevice } from "../../rules/authentication/devices.ts";
import { signIn } from "../../rules/authentication/logins.ts";

export const exchangeDeviceCode: Handler<"exchangeDeviceCode"> = (call) => {
  const { store, body, now, refuse } = call;
  const grant = store.device_grants.get(body.device_code);
  if (!grant || grant.status === "claimed") throw refuse("invalidGrant");
  if (grant.expires_at <= now()) throw refuse("expiredToken");
  if (grant.status === "denied") throw refuse("accessDenied");
  if (grant.status === "pending") throw refuse(pollDevice(store, grant, now()));
  const user = store.users.get(grant.user_id ?? "");
  // Who approved may have deleted the account since.
  if (!user) throw refuse("invalidGrant");
  store.device_grants.update(grant, { status: "claimed" });
  return signIn(call, { userId: user.id, method: "device" });
};
