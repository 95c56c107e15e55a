import type { Rule } from "../../contract.ts";
import { isOpen } from "../../operations.ts";
import type { Place } from "../../place.ts";
import * as say from "./message.ts";

/** Exactly the operations that the option `operations` lists go without a token; all others need the bearer token. */
export const rule: Rule<Options> = ({ root, operations, report }, { operations: listed }: Options) => {
  if (!Array.isArray(listed)) return report(say.noList, root.get("openapi").at);
  if (!isBearer(root)) report(say.noBearer, root.get(root.has("security") ? "security" : "openapi").at);

  for (const operation of operations) {
    const { name, place } = operation;
    const { at } = place.get("security");
    if (isOpen(operation)) {
      if (!listed.includes(name)) report(say.unlisted(name), at);
    } else if (place.has("security")) report(say.override(name), at);
    else if (listed.includes(name)) report(say.closed(name), place.get("operationId").at);
  }
  for (const name of listed.filter((name) => !operations.some((operation) => operation.name === name))) {
    report(say.unknown(name), root.get("paths").at);
  }
};

type Options = { operations?: unknown };

/** Whether the document asks for one scheme, which is HTTP's bearer token. */
function isBearer(root: Place): boolean {
  const names = root
    .get("security")
    .items()
    .map((requirement) => requirement.keys());
  const scheme = root.get("components", "securitySchemes", names[0]?.[0] ?? "");
  const isHttpBearer = scheme.text("type") === "http" && scheme.text("scheme").toLowerCase() === "bearer";
  return names.length === 1 && names[0]?.length === 1 && isHttpBearer;
}
