import type { Handler } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";
import { repositoriesOf } from "../../rules/projects/projects.ts";

export const getProject: Handler<"getProject"> = ({ contract, store, find }) => {
  const project = find("projects");
  const max = boundOf(contract, ["ProjectDetail", "repositories"], "maxItems");
  return { data: { ...project, repositories: repositoriesOf(store, project).slice(0, max) } };
};
