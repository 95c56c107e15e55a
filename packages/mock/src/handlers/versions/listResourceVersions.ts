import type { Handler } from "../../handler.ts";
import { paginate } from "../../rules/records.ts";

export const listResourceVersions: Handler<"listResourceVersions"> = ({ store, path, query }) => {
  const { data, meta } = paginate(store.versions.in(path.id), query);
  return { data: data.map(({ content, ...version }) => version), meta };
};
