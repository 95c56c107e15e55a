import type { Handler } from "../../handler.ts";
import { isTooLarge } from "../../rules/resources/content.ts";
import { effectiveContent } from "../../rules/resources/effective.ts";
import { chainOf } from "../../rules/resources/tiers.ts";
import { saveContent, upgradeOf } from "../../rules/resources/versions.ts";

export const upgradeResource: Handler<"upgradeResource"> = (context) => {
  const { store, resource, error } = context;
  const upgrade = upgradeOf(store, resource);
  if (!upgrade?.available) throw error("upToDate");
  const content = effectiveContent(store, chainOf(store, upgrade.parent));
  if (isTooLarge(context.contract, content)) throw error("contentTooLarge");
  const fork = store.resources.update(resource, { parent_version_hash: upgrade.to.version_hash });
  return { data: saveContent(fork, { content }, context) };
};
