import type { Handler } from "../../handler.ts";
import { requireFound } from "../../rules/records.ts";
import { diffVersions } from "../../rules/resources/diff.ts";
import { findVersion } from "../../rules/resources/versions.ts";

export const diffResourceVersions: Handler<"diffResourceVersions"> = ({ store, path, error }) => {
  const from = requireFound(findVersion(store, path, path.from_hash), error);
  const to = requireFound(findVersion(store, path, path.to_hash), error);
  return {
    data: {
      resource_id: path.id,
      from_hash: from.version_hash,
      from_version_number: from.version_number,
      to_hash: to.version_hash,
      to_version_number: to.version_number,
      ...diffVersions(from, to),
    },
  };
};
