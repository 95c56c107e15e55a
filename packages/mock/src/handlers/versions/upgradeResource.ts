import type { Handler } from "../../call.ts";
import { isTooLarge } from "../../rules/resources/content.ts";
import { effectiveContent } from "../../rules/resources/effective.ts";
import { chainOf } from "../../rules/resources/tiers.ts";
import { upgradeOf } from "../../rules/resources/upgrade.ts";
import { writeContent } from "../../rules/resources/versions.ts";

export const upgradeResource: Handler<"upgradeResource"> = (call) => {
  const { store, resource, refuse } = call;
  const upgrade = upgradeOf(store, resource);
  if (!upgrade?.available) throw refuse("upToDate");
  const content = effectiveContent(store, chainOf(store, upgrade.parent));
  if (isTooLarge(call.contract, content)) throw refuse("contentTooLarge");
  const fork = store.resources.update(resource, { parent_version_hash: upgrade.to.version_hash });
  return { data: writeContent(fork, { content }, call) };
};
