import type { Handler } from "../../handler.ts";
import { findRepository } from "../../rules/projects/projects.ts";
import { normalizeRemote } from "../../rules/projects/remotes.ts";

export const lookupRepository: Handler<"lookupRepository"> = ({ store, organization, query, error }) => {
  const remote = normalizeRemote(query.remote_url);
  if (remote === undefined) throw error("remoteUrlMalformed");
  return { data: findRepository(store, organization.id, remote) ?? null };
};
