import type { Handler } from "../../call.ts";
import { normalizeRemote } from "../../rules/projects/remotes.ts";

export const lookupRepository: Handler<"lookupRepository"> = ({ store, organization, query, refuse }) => {
  const remote = normalizeRemote(query.remote_url);
  if (remote === undefined) throw refuse("remoteUrlMalformed");
  return { data: store.repositories.find(`${organization.id} ${remote}`) ?? null };
};
