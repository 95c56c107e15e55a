import type { Oas3Rule } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { permissions } from "../../permissions.ts";
import type { Place } from "../../place.ts";
import { quoted } from "../../text.ts";
import { always, byPermission, reads, withoutToken, withToken } from "./phrases.ts";

/** A description says who may call the operation, as `x-permission` does, and that nothing changes where it reads. */
export const rule: Oas3Rule = () =>
  judging(({ operations, report }) => {
    for (const { name, method, place } of operations) {
      const { at } = place.get("description");
      const text = place.text("description").replace(/\s+/g, " ");
      const [who, phrases] = callers(place);
      if (!text.includes(always)) {
        report(`The description of \`${name}\` does not say who may call it. Add a sentence with "${always}".`, at);
      } else if (phrases && !phrases.some((phrase) => text.includes(phrase))) {
        const instead = `Say who may call it with ${quoted(phrases, "or")}`;
        report(`The description of \`${name}\` does not agree with ${who}. ${instead}.`, at);
      }
      if (method === "get" && !text.includes(reads)) {
        report(`The description of \`${name}\` does not say that it only reads. Add: "${reads}."`, at);
      }
    }
  });

/** What decides who may call an operation, and how to say so; no phrases where that is unknown. */
function callers(operation: Place): [who: string, phrases: readonly string[] | undefined] {
  const security = operation.get("security");
  if (Array.isArray(security.node) && security.node.length === 0) return ["`security: []`", withoutToken];
  if (!operation.has("x-permission")) return ["its having no `x-permission`", withToken];
  const permission = permissions.find((level) => level === operation.text("x-permission"));
  return [`\`x-permission: ${permission}\``, permission && byPermission[permission]];
}
