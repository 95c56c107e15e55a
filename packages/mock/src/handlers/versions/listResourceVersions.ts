import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listResourceVersions: Handler<"listResourceVersions"> = ({ store, path, query }) => {
  const { data, meta } = page(store.versions.in(path.id), query);
  return { data: data.map(({ content, ...version }) => version), meta };
};
