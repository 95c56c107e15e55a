import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const getRepository: Handler<"getRepository"> = (call) => ({
  data: inOrganization(call.store.repositories, call.path.id, call),
});
