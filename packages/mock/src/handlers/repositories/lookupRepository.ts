import type { Handler } from "../../handler.ts";
import { findRepository } from "../../rules/projects/projects.ts";
import { normalizeRemote } from "../../rules/projects/remotes.ts";

export const lookupRepository: Handler<"lookupRepository"> = ({ store, organization, query }) => ({
  data: findRepository(store, organization.id, normalizeRemote(query.remote_url)) ?? null,
});
