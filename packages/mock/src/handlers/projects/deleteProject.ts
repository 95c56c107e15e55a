import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { removeProject } from "../../rules/projects/remove-project.ts";

export const deleteProject: Handler<"deleteProject"> = (call) => {
  removeProject(call.store, inOrganization(call.store.projects, call.path.id, call));
  return { message: "Project deleted" };
};
