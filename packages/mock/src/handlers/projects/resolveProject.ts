import type { ProjectResolution } from "@crewkit/types";
import type { Handler } from "../../handler.ts";
import { findMembership, toOrganization } from "../../rules/organizations/membership.ts";
import { normalizeRemote } from "../../rules/projects/projects.ts";
import { compareStrings } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

export const resolveProject: Handler<"resolveProject"> = ({ store, caller, body }) => {
  const remote = normalizeRemote(body.remote_url);
  // The sort is stable: if repositories were linked in the same second, the repository that was added first is returned.
  const [first] = store.repositories
    .all()
    .filter(({ remote_url }) => remote_url === remote)
    .flatMap((repository) => toResolution(store, repository, caller.user.id) ?? [])
    .sort((a, b) => compareStrings(a.repository.created_at, b.repository.created_at));
  return { data: first ?? null };
};

function toResolution(store: Store, repository: Tables["repositories"], userId: string): ProjectResolution | undefined {
  const member = findMembership(store, repository.organization_id, userId);
  const organization = store.organizations.get(repository.organization_id);
  const project = store.projects.get(repository.project_id);
  if (!member || !organization || !project) return undefined;
  return { organization: toOrganization(member, organization), project, repository };
}
