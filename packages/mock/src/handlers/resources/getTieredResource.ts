import type { Handler } from "../../handler.ts";
import { chainOf } from "../../rules/resources/tiers.ts";
import { currentVersion } from "../../rules/resources/versions.ts";

export const getTieredResource: Handler<"getTieredResource"> = ({ store, resource }) => {
  const tiers = chainOf(store, resource).map((each) => {
    const { version_hash, version_number, content } = currentVersion(store, each);
    return { tier: each.tier, resource_id: each.id, ownership: each.ownership, version_hash, version_number, content };
  });
  return { data: { id: resource.id, resource_type: resource.resource_type, name: resource.name, tiers } };
};
