import type { Rule } from "../../contract.ts";
import { fieldsOf } from "../../fields.ts";
import { firstTime } from "../../place.ts";
import { typesOf, view } from "../../schemas.ts";

/** What is named `id` or `*_id` is a UUID of version 4; `*_ids` are lists of them. */
export const rule: Rule = (contract) => {
  const isNew = firstTime();
  for (const { name, title, schema, at } of fieldsOf(contract).filter(({ name }) => /^id$|_ids?$/.test(name))) {
    const list = name.endsWith("_ids");
    const id = list ? view(schema.get("items")) : schema;
    if (list && !typesOf(schema).includes("array")) {
      contract.report(`${title} is no list. Write \`type: array\` with \`items: ${uuid}\`.`, at);
    } else if (id.map.format !== "uuid") {
      const where = list ? " under `items`" : "";
      contract.report(`${title} is no UUID. Write \`${uuid}\`${where}, or \`format: uuid\`.`, at);
    } else if (!isVersion4(id.map.pattern) && isNew(id)) {
      contract.report(`${title} may be a UUID of any version. Add \`pattern: ${pattern}\`.`, id.at);
    }
  }
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
