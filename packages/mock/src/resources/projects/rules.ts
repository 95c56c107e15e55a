import { findInOrganization } from "../../rules/records.ts";
import type { Store } from "../../store/store.ts";

export function requireProject(
  { store, error }: { store: Store; error(name: "projectUnknown"): Error },
  { organization_id, project_id }: { organization_id: string; project_id: string | null },
): void {
  if (project_id !== null && !findInOrganization(store.projects, project_id, organization_id))
    throw error("projectUnknown");
}
