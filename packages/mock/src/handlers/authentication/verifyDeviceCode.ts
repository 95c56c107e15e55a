import type { Handler } from "../../handler.ts";
import { decideDevice, decisionStatuses, normalizeUserCode } from "../../rules/authentication/devices.ts";

export const verifyDeviceCode: Handler<"verifyDeviceCode"> = ({ store, body, caller, now, error }) => {
  const { user_code, decision } = body;
  if (!decideDevice(store, now(), { userCode: user_code, userId: caller.user.id, decision })) throw error("unknown");
  return { data: { user_code: normalizeUserCode(user_code), status: decisionStatuses[decision] } };
};
