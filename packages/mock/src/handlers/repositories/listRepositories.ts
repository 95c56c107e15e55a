import type { Handler } from "../../handler.ts";

export const listRepositories: Handler<"listRepositories"> = ({ store, find, path }) =>
  store.repositories.where({ project_id: find("projects", path.project_id).id });
