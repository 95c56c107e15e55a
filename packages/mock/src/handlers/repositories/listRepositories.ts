import type { Handler } from "../../call.ts";
import { repositoriesOf } from "../../rules/projects/projects.ts";

export const listRepositories: Handler<"listRepositories"> = ({ store, find, path }) =>
  repositoriesOf(store, find("projects", path.project_id));
