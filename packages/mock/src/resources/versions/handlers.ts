import type { Handler } from "../../rules/handler.ts";
import { paginate, requireFound } from "../../rules/records.ts";
import { findVersion, setCurrentVersion } from "../../rules/versions.ts";
import { isTooLarge } from "../resources/content.ts";
import { effectiveContent } from "../resources/effective.ts";
import { saveContent, upgradeOf } from "../resources/save.ts";
import { chainOf } from "../resources/tiers.ts";
import { diffVersions } from "./diff.ts";

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

export const getResourceVersion: Handler<"getResourceVersion"> = ({ store, path, error }) => ({
  data: requireFound(findVersion(store, path, path.hash), error),
});

export const listResourceVersions: Handler<"listResourceVersions"> = ({ store, path, query }) => {
  return paginate(store.versions.in(path.id), query, ({ content, ...version }) => version);
};

export const rollbackResource: Handler<"rollbackResource"> = (context) => {
  const { store, resource, body, error } = context;
  const version = findVersion(store, resource, body.version_hash);
  if (!version) throw error("unknown");
  return { data: setCurrentVersion(context, resource, version) };
};

export const upgradeResource: Handler<"upgradeResource"> = (context) => {
  const { store, resource, error } = context;
  const upgrade = upgradeOf(store, resource);
  if (!upgrade?.available) throw error("upToDate");
  const content = effectiveContent(store, chainOf(store, upgrade.parent));
  if (isTooLarge(context.contract, content)) throw error("contentTooLarge");
  const fork = store.resources.update(resource, { parent_version_hash: upgrade.to.version_hash });
  return { data: saveContent(fork, { content }, context) };
};
