import type { Handler } from "../../handler.ts";
import { removeProject } from "../../rules/remove.ts";

export const deleteProject: Handler<"deleteProject"> = ({ store, find }) => {
  removeProject(store, find("projects"));
  return { message: "Project deleted" };
};
