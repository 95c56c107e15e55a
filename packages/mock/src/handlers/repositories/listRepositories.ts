import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { page } from "../../rules/page.ts";
import { repositoriesOf } from "../../rules/projects/repositories.ts";

export const listRepositories: Handler<"listRepositories"> = (call) => {
  const project = inOrganization(call.store.projects, call.path.project_id, call);
  return page(repositoriesOf(call.store, project), call.query);
};
