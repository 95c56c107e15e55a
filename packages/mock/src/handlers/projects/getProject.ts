import type { Handler } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";

export const getProject: Handler<"getProject"> = ({ contract, store, find }) => {
  const project = find("projects");
  const max = boundOf(contract, ["ProjectDetail", "repositories"], "maxItems");
  return { data: { ...project, repositories: store.repositories.where({ project_id: project.id }).slice(0, max) } };
};
