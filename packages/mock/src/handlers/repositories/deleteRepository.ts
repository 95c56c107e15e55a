import type { Handler } from "../../handler.ts";
import { unlinkRepository } from "../../rules/projects/projects.ts";

export const deleteRepository: Handler<"deleteRepository"> = ({ store, find }) => {
  unlinkRepository(store, find("repositories"));
  return { message: "Repository unlinked" };
};
