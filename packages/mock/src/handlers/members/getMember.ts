import type { Handler } from "../../handler.ts";
import { memberInPath } from "../../rules/organizations/membership.ts";

export const getMember: Handler<"getMember"> = (context) => ({ data: memberInPath(context) });
