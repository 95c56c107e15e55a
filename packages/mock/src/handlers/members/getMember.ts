import type { Handler } from "../../call.ts";
import { memberInPath } from "../../rules/organizations/membership.ts";

export const getMember: Handler<"getMember"> = (call) => ({ data: memberInPath(call) });
