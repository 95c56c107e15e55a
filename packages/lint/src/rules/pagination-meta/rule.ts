import type { Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node } from "../../node.ts";
import { isListSchema, jsonSchema, successResponses } from "../../operations.ts";
import { reachableSchemas } from "../../schema-tree.ts";
import { branches, isRequired, property } from "../../schemas.ts";

export const rule: Rule = ({ operations, report }) => {
  const [isNewBody, isNewMeta] = [createFirstUseFilter(), createFirstUseFilter()];
  for (const { title, node } of operations.flatMap(successResponses)) {
    const body = jsonSchema(node);
    if (!body.exists || !isNewBody(body)) continue;
    const meta = property(body, "meta");

    if (isListSchema(body)) {
      if (meta.componentName !== "PageMeta") report(`${title} ${missing}.`, meta.refLocation);
      else if (!isRequired(body, "meta")) report(`${title} ${optional}.`, body.get("required").location);
    }
    const others = isListSchema(body) ? metaBelow(body) : [meta, ...metaBelow(body)];
    for (const other of others) {
      if (other.exists && isNewMeta(other)) report(`${title} ${unexpected}.`, other.refLocation);
    }
  }
};

const missing = "is a list without `meta`. Add to its properties: `meta: { $ref: <path>/PageMeta.yaml }`";
const optional = "does not require `meta`. Write `required: [data, meta]`";
const unexpected = "has a `meta` outside a list. Remove or rename it";

/** The `meta` properties of the schemas below a schema, without its own. */
function metaBelow(schema: Node): Node[] {
  const below = reachableSchemas([schema]);
  for (const { location } of branches(schema)) below.delete(location.absolutePointer);
  return [...below.values()].map((each) => each.get("properties", "meta"));
}
