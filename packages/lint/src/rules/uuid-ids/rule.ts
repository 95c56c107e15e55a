import type { Rule } from "../../contract.ts";
import { listFields } from "../../fields.ts";
import { createFirstUseFilter } from "../../node.ts";
import { effectiveSchema, typesOf } from "../../schemas.ts";

export const rule: Rule = (contract) => {
  const isNew = createFirstUseFilter();
  const fields = listFields(contract).filter(({ name }) => /^id$|_ids?$/.test(name));
  for (const { name, title, schema, location } of fields) {
    const isList = name.endsWith("_ids");
    const id = isList ? effectiveSchema(schema.get("items")) : schema;
    if (isList && !typesOf(schema).includes("array")) {
      contract.report(`${title} is not a list. Write \`type: array\` with \`items: ${uuid}\`.`, location);
    } else if (id.object.format !== "uuid") {
      const parent = isList ? " under `items`" : "";
      contract.report(`${title} is not a UUID. Write \`${uuid}\`${parent}, or \`format: uuid\`.`, location);
    } else if (!isVersion4(id.object.pattern) && isNew(id)) {
      contract.report(`${title} allows UUIDs of any version. Add \`pattern: ${pattern}\`.`, id.location);
    }
  }
};

const uuid = "$ref: <the shared Uuid schema>";
const pattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$";

/** True if a pattern matches UUIDs of version 4 and rejects other versions and variants. */
function isVersion4(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const accepts = (version: string, variant: string) =>
    matches(text, `5b1f0c3e-8a4d-${version}f6b-${variant}c2e-7d1a0b3c4e5f`);
  return accepts("4", "9") && !accepts("1", "9") && !accepts("7", "9") && !accepts("4", "c");
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false; // Another rule reports an invalid pattern.
  }
}
