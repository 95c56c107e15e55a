import type { Handler } from "../../call.ts";
import { boundOf } from "../../rules/contract.ts";
import { inOrganization } from "../../rules/find.ts";
import { repositoriesOf } from "../../rules/projects/repositories.ts";

export const getProject: Handler<"getProject"> = (call) => {
  const project = inOrganization(call.store.projects, call.path.id, call);
  // The list of its repositories has all.
  const most = boundOf(call.contract, ["ProjectDetail", "repositories"], "maxItems");
  return { data: { ...project, repositories: repositoriesOf(call.store, project).slice(0, most) } };
};
