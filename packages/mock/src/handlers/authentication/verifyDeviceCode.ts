import type { Handler } from "../../call.ts";
import { decideDevice, readUserCode, statuses } from "../../rules/authentication/devices.ts";

export const verifyDeviceCode: Handler<"verifyDeviceCode"> = ({ store, body, caller, now, refuse }) => {
  const { user_code, decision } = body;
  if (!decideDevice(store, now(), { userCode: user_code, userId: caller.user.id, decision })) throw refuse("unknown");
  return { data: { user_code: readUserCode(user_code), status: statuses[decision] } };
};
