import type { Contract, Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node } from "../../node.ts";
import {
  isListSchema,
  jsonSchema,
  listParameters,
  type Operation,
  returnsList,
  successResponses,
} from "../../operations.ts";
import { isRequired, property, reachableSchemas } from "../../schemas.ts";

export const rule: Rule = (contract) => {
  for (const operation of contract.operations) checkParameters(operation, contract);
  checkMeta(contract);
};

function checkParameters(operation: Operation, { report }: Contract): void {
  const isList = returnsList(operation);
  const parameters = listParameters(operation).filter((parameter) => parameter.text("in") === "query");
  for (const [name, component] of [
    ["page", "Page"],
    ["per_page", "PerPage"],
  ] as const) {
    const found = parameters.find((parameter) => parameter.text("name") === name);
    const problem = isList
      ? parameterProblem(found, name, component)
      : found && `has \`${name}\`, but does not return a list. Remove the parameter.`;
    const location = found?.refLocation ?? operation.node.get("parameters").location;
    if (problem) report(`\`${operation.name}\` ${problem}`, location);
  }
}

function parameterProblem(found: Node | undefined, name: string, component: string): string | undefined {
  const shared = `\`- $ref: <path>/components/parameters.yaml#/${component}\``;
  if (!found) return `returns a list, but has no parameter \`${name}\`. Add to its parameters: ${shared}.`;
  return found.componentName === component ? undefined : `defines its own \`${name}\`. Write ${shared}.`;
}

function checkMeta({ operations, report }: Contract): void {
  const isNewBody = createFirstUseFilter();
  const isNewMeta = createFirstUseFilter();
  for (const { title, node } of operations.flatMap(successResponses)) {
    const body = jsonSchema(node);
    if (!body.exists || !isNewBody(body)) continue;
    const meta = property(body, "meta");
    const isList = isListSchema(body);

    if (isList && meta.componentName !== "PageMeta") report(`${title} ${missing}.`, meta.refLocation);
    else if (isList && !isRequired(body, "meta")) report(`${title} ${optional}.`, body.get("required").location);

    for (const node of isList ? metaBelow(body) : [meta, ...metaBelow(body)]) {
      if (node.exists && isNewMeta(node)) report(`${title} ${unexpected}.`, node.refLocation);
    }
  }
}

const missing = "is a list without `meta`. Add to its properties: `meta: { $ref: <path>/PageMeta.yaml }`";
const optional = "does not require `meta`. Write `required: [data, meta]`";
const unexpected = "has a `meta` outside a list. Remove or rename it";

/** The `meta` properties of the schemas below a schema, excluding its own. */
function metaBelow(schema: Node): Node[] {
  const descendants = reachableSchemas([schema]);
  descendants.delete(schema.location.absolutePointer);
  return [...descendants.values()].map((descendant) => descendant.get("properties", "meta"));
}
