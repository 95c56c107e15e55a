import type { Tables } from "../../store/tables.ts";
import { matches } from "../matches.ts";
import type { Reader } from "./session-access.ts";

type Session = Tables["sessions"];

/** The filters of a list of sessions, which combine. */
export interface SessionFilters {
  project_id?: string | undefined;
  /** The slug of a repository. */
  repo?: string | undefined;
  agent_name?: string | undefined;
  current_user_only: boolean;
}

/** Makes the test of whether a session passes all filters; one that names nothing lets nothing pass. */
export function createFilter(reader: Reader, filters: SessionFilters): (session: Session) => boolean {
  const { project_id, repo, agent_name, current_user_only } = filters;
  const { store, organization, caller } = reader;
  const repository = store.repositories.in(organization.id).find(({ slug }) => slug === repo);
  return (session) =>
    matches(session, { project_id, agent_name }) &&
    (repo === undefined || session.repository_id === repository?.id) &&
    (!current_user_only || session.user.id === caller.user.id);
}
