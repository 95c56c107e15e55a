import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { repositoriesOf } from "../../rules/projects/repositories.ts";

// The list of its repositories has all.
const mostRepositories = 100;

export const getProject: Handler<"getProject"> = (call) => {
  const project = inOrganization(call.store.projects, call.path.id, call);
  return { data: { ...project, repositories: repositoriesOf(call.store, project).slice(0, mostRepositories) } };
};
