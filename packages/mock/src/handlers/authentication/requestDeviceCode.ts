import type { Handler } from "../../handler.ts";
import { deviceVerifyPath } from "../../pages/device-verify.ts";
import { createUserCode } from "../../rules/authentication/devices.ts";
import { constantOf } from "../../rules/contract.ts";

export const requestDeviceCode: Handler<"requestDeviceCode"> = (context) => {
  const { store, random, now, contract, origin } = context;
  const seconds = constantOf(contract, "DeviceAuthorization", "expires_in");
  const interval = constantOf(contract, "DeviceAuthorization", "interval");
  const { id, user_code } = store.device_grants.add({
    id: random.secret(32),
    user_code: createUserCode(context),
    status: "pending",
    user_id: null,
    interval,
    polled_at: null,
    expires_at: now(seconds),
  });
  return {
    device_code: id,
    user_code,
    verification_uri: origin + deviceVerifyPath,
    expires_in: seconds,
    interval,
  };
};
