import type { Handler } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";
import { findRepository, normalizeRemote } from "../../rules/projects/projects.ts";
import { createSlug } from "../../rules/text.ts";

export const createRepository: Handler<"createRepository"> = (context) => {
  const { contract, store, find, organization, path, body, random, now, error } = context;
  const project = find("projects", path.project_id);
  if (project.project_type === "workspace") throw error("workspace");
  const remote_url = normalizeRemote(body.remote_url);
  if (findRepository(store, organization.id, remote_url)) throw error("remoteTaken");
  const maxLength = boundOf(contract, ["Repository", "slug"], "maxLength");
  const isTaken = (slug: string) => store.repositories.where({ organization_id: organization.id, slug }).length > 0;
  const data = store.repositories.add({
    id: random.uuid(),
    organization_id: organization.id,
    project_id: project.id,
    name: body.name,
    slug: createSlug(body.name, maxLength, isTaken),
    remote_url,
    session_visibility: body.session_visibility,
    created_at: now(),
  });
  return { data };
};
