import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { ownOf } from "../find.ts";

export function projectWithSlug(store: Store, organizationId: string, slug: string): Tables["projects"] | undefined {
  return store.projects.find({ organization_id: organizationId, slug });
}

/** Makes sure that a project, where one is named, is the organization's. */
export function requireProject(
  { store, refuse }: { store: Store; refuse(name: "projectUnknown"): Error },
  { organization_id, project_id }: { organization_id: string; project_id: string | null },
): void {
  if (project_id !== null && !ownOf(store.projects, project_id, organization_id)) throw refuse("projectUnknown");
}
