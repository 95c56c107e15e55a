import type { Handler } from "../../handler.ts";
import { repositoriesOf } from "../../rules/projects/projects.ts";

export const listRepositories: Handler<"listRepositories"> = ({ store, find, path }) =>
  repositoriesOf(store, find("projects", path.project_id));
