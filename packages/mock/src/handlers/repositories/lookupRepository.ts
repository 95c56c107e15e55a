import type { Handler } from "../../handler.ts";
import { findRepository, normalizeRemote } from "../../rules/projects/projects.ts";

export const lookupRepository: Handler<"lookupRepository"> = ({ store, organization, query }) => ({
  data: findRepository(store, organization.id, normalizeRemote(query.remote_url)) ?? null,
});
