import { createSlug } from "../../base/text.ts";
import { boundOf } from "../../contract/values.ts";
import type { Handler } from "../../rules/handler.ts";
import { findRepository, normalizeRemote, unlinkRepository } from "./rules.ts";

export const createRepository: Handler<"createRepository"> = (context) => {
  const { contract, store, find, organization, body, random, now, error } = context;
  const project = find("projects");
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

export const deleteRepository: Handler<"deleteRepository"> = ({ store, find }) => {
  unlinkRepository(store, find("repositories"));
  return { message: "Repository unlinked" };
};

export const getRepository: Handler<"getRepository"> = ({ find }) => ({ data: find("repositories") });

export const listRepositories: Handler<"listRepositories"> = ({ store, find }) =>
  store.repositories.where({ project_id: find("projects").id });

export const lookupRepository: Handler<"lookupRepository"> = ({ store, organization, query }) => ({
  data: findRepository(store, organization.id, normalizeRemote(query.remote_url)) ?? null,
});
