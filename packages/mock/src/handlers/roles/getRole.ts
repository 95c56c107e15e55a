import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const getRole: Handler<"getRole"> = (call) => ({ data: inOrganization(call.store.roles, call.path.id, call) });
