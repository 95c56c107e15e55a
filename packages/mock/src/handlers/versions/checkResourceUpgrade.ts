import type { Handler } from "../../handler.ts";
import { upgradeOf } from "../../rules/resources/versions.ts";

export const checkResourceUpgrade: Handler<"checkResourceUpgrade"> = ({ store, resource }) => {
  const upgrade = upgradeOf(store, resource);
  return {
    data: {
      resource_id: resource.id,
      available: upgrade?.available ?? false,
      parent_id: upgrade?.parent.id ?? null,
      from_hash: upgrade?.from.version_hash ?? null,
      from_version_number: upgrade?.from.version_number ?? null,
      to_hash: upgrade?.to.version_hash ?? null,
      to_version_number: upgrade?.to.version_number ?? null,
    },
  };
};
