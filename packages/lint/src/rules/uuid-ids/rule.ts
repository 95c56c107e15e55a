import type { Oas3Rule } from "@redocly/openapi-core";
import { fields } from "../../fields.ts";
import { child, typesOf, view } from "../../spots.ts";

/** What is named `id` or `*_id` is a UUID of version 4; `*_ids` are lists of them. */
export const rule: Oas3Rule = () => {
  const judged = new Set<string>();
  return fields(({ name, title, schema, location }, ctx) => {
    if (!/^id$|_ids?$/.test(name)) return;
    const list = name.endsWith("_ids");
    const { node, location: place } = list ? view(child(schema, "items"), ctx) : schema;
    if (list && !typesOf(schema.node).includes("array")) {
      ctx.report({
        message: `${title} is no list. Write \`type: array\` with \`items: ${uuid}\`.`,
        location: location.key(),
      });
    } else if (node.format !== "uuid") {
      const where = list ? " under `items`" : "";
      ctx.report({
        message: `${title} is no UUID. Write \`${uuid}\`${where}, or \`format: uuid\`.`,
        location: location.key(),
      });
    } else if (!isVersion4(node.pattern)) {
      if (judged.has(place.absolutePointer)) return;
      judged.add(place.absolutePointer);
      ctx.report({
        message: `${title} may be a UUID of any version. Add \`pattern: ${pattern}\`.`,
        location: place.key(),
      });
    }
  });
};

const uuid = "$ref: <the shared Uuid schema>";
const pattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$";

/** Whether a pattern takes a UUID of version 4 and none of another version or variant. */
function isVersion4(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const takes = (version: string, variant: string) =>
    matches(text, `5b1f0c3e-8a4d-${version}f6b-${variant}c2e-7d1a0b3c4e5f`);
  return takes("4", "9") && !takes("1", "9") && !takes("7", "9") && !takes("4", "c");
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false; // It is no pattern, which another rule reports.
  }
}
