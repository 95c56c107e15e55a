import type { Problem } from "../../contract.ts";
import { effectiveSchema, testPattern, typesOf } from "../../schemas.ts";
import type { Field } from "./fields.ts";

/** `id` and `*_id` are UUIDs of version 4, `*_ids` are lists of them. */
export function findIdProblem({ name, schema, location }: Field): Problem | undefined {
  if (!/^id$|_ids?$/.test(name)) return undefined;
  const isList = name.endsWith("_ids");
  if (isList && !typesOf(schema).includes("array")) {
    return { text: `is not a list. Write \`type: array\` with \`items: ${uuid}\`.`, location };
  }
  const id = isList ? effectiveSchema(schema.get("items")) : schema;
  if (id.object.format !== "uuid") {
    const parent = isList ? " under `items`" : "";
    return { text: `is not a UUID. Write \`${uuid}\`${parent}, or \`format: uuid\`.`, location };
  }
  if (isVersion4(id.object.pattern)) return undefined;
  return { text: `allows UUIDs of any version. Add \`pattern: ${pattern}\`.`, location: id.location };
}

const uuid = "$ref: <the shared Uuid schema>";
const pattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$";

/** True if a pattern matches UUIDs of version 4 and rejects other versions and variants. */
function isVersion4(pattern: unknown): boolean {
  const accepts = (version: string, variant: string) =>
    testPattern(pattern, `5b1f0c3e-8a4d-${version}f6b-${variant}c2e-7d1a0b3c4e5f`) === true;
  return accepts("4", "9") && !accepts("1", "9") && !accepts("7", "9") && !accepts("4", "c");
}
