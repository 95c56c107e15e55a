import { boundOf, type Schemas } from "../../contract/values.ts";
import type { Handler } from "../../rules/handler.ts";
import { updateIfChanged } from "../../rules/records.ts";
import { byKeys } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { findMembership, toOrganization } from "../organizations/membership.ts";
import { normalizeRemote } from "../repositories/rules.ts";

export const checkProjectSlug: Handler<"checkProjectSlug"> = ({ store, organization, query }) => ({
  data: {
    organization_id: organization.id,
    slug: query.slug,
    available: !store.projects.find({ organization_id: organization.id, slug: query.slug }),
  },
});

export const createProject: Handler<"createProject"> = ({ store, organization, body, random, now, error }) => {
  if (store.projects.find({ organization_id: organization.id, slug: body.slug })) throw error("slugTaken");
  const data = store.projects.add({
    id: random.uuid(),
    organization_id: organization.id,
    name: body.name,
    slug: body.slug,
    project_type: body.project_type,
    created_at: now(),
    updated_at: now(),
  });
  return { data };
};

export const deleteProject: Handler<"deleteProject"> = ({ store, find }) => {
  store.projects.remove(find("projects").id);
  return { message: "Project deleted" };
};

export const getProject: Handler<"getProject"> = ({ contract, store, find }) => {
  const project = find("projects");
  const max = boundOf(contract, ["ProjectDetail", "repositories"], "maxItems");
  return { data: { ...project, repositories: store.repositories.where({ project_id: project.id }).slice(0, max) } };
};

export const listProjects: Handler<"listProjects"> = ({ store, organization }) => store.projects.in(organization.id);

export const resolveProject: Handler<"resolveProject"> = ({ store, caller, body }) => {
  const remote = normalizeRemote(body.remote_url);
  const linked = store.repositories.where({ remote_url: remote });
  // The sort is stable: if repositories were linked in the same second, the repository that was added first is returned.
  const oldestFirst = linked.length > 1 ? store.repositories.all().filter((each) => linked.includes(each)) : linked;
  const [first] = oldestFirst
    .flatMap((repository) => toResolution(store, repository, caller.user.id) ?? [])
    .sort(byKeys(({ repository }) => repository.created_at));
  return { data: first ?? null };
};

function toResolution(
  store: Store,
  repository: Tables["repositories"],
  userId: string,
): Schemas["ProjectResolution"] | undefined {
  const member = findMembership(store, repository.organization_id, userId);
  const organization = store.organizations.get(repository.organization_id);
  const project = store.projects.get(repository.project_id);
  if (!member || !organization || !project) return undefined;
  return { organization: toOrganization(member, organization), project, repository };
}

export const updateProject: Handler<"updateProject"> = ({ store, find, body, now, error }) => {
  const project = find("projects");
  const { slug = project.slug } = body;
  const sameSlug = store.projects.find({ organization_id: project.organization_id, slug });
  if (sameSlug && sameSlug.id !== project.id) throw error("slugTaken");
  return { data: updateIfChanged(store.projects, project, { ...body, updated_at: now() }) };
};
