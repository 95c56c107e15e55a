import type { Handler } from "../../handler.ts";
import { pollDevice } from "../../rules/authentication/devices.ts";
import { signIn } from "../../rules/authentication/logins.ts";

export const exchangeDeviceCode: Handler<"exchangeDeviceCode"> = (context) => {
  const { store, body, now, error } = context;
  const grant = store.device_grants.get(body.device_code);
  if (!grant || grant.status === "claimed") throw error("invalidGrant");
  if (grant.expires_at <= now()) throw error("expiredToken");
  if (grant.status === "denied") throw error("accessDenied");
  if (grant.status === "pending") throw error(pollDevice(store, grant, now()));
  const user = store.users.get(grant.user_id ?? "");
  if (!user) throw error("invalidGrant");
  store.device_grants.update(grant, { status: "claimed" });
  return signIn(context, { userId: user.id, method: "device" });
};
