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
    const disallowed = isListSchema(body) ? metaBelow(body) : [meta, ...metaBelow(body)];
    for (const node of disallowed) {
      if (node.exists && isNewMeta(node)) report(`${title} ${unexpected}.`, node.refLocation);
    }
  }
};

const missing = "is a list without `meta`. Add to its properties: `meta: { $ref: <path>/PageMeta.yaml }`";
const optional = "does not require `meta`. Write `required: [data, meta]`";
const unexpected = "has a `meta` outside a list. Remove or rename it";

/** The `meta` properties of the schemas below a schema, excluding its own. */
function metaBelow(schema: Node): Node[] {
  const descendants = reachableSchemas([schema]);
  for (const { location } of branches(schema)) descendants.delete(location.absolutePointer);
  return [...descendants.values()].map((descendant) => descendant.get("properties", "meta"));
}
