import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { unlinkRepository } from "../../rules/projects/repositories.ts";

export const deleteRepository: Handler<"deleteRepository"> = (call) => {
  unlinkRepository(call.store, inOrganization(call.store.repositories, call.path.id, call));
  return { message: "Repository unlinked" };
};
