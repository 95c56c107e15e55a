import type { Handler } from "../../call.ts";
import { found } from "../../rules/find.ts";
import { differenceOf } from "../../rules/resources/diff.ts";
import { versionOf } from "../../rules/resources/versions.ts";

export const diffResourceVersions: Handler<"diffResourceVersions"> = ({ store, path, refuse }) => {
  const from = found(versionOf(store, path, path.from_hash), refuse);
  const to = found(versionOf(store, path, path.to_hash), refuse);
  return {
    data: {
      resource_id: path.id,
      from_hash: from.version_hash,
      from_version_number: from.version_number,
      to_hash: to.version_hash,
      to_version_number: to.version_number,
      ...differenceOf(from, to),
    },
  };
};
