import type { Handler } from "../../handler.ts";

export const deleteProject: Handler<"deleteProject"> = ({ store, find }) => {
  store.projects.remove(find("projects").id);
  return { message: "Project deleted" };
};
