import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { isListSchema, jsonSchema, returnsList, successResponses } from "../../operations.ts";
import { effectiveSchema, property } from "../../schemas.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const { name, node } = operation;
    const order = node.get("x-order");
    const isList = returnsList(operation);
    if (isList && !order.exists) report(`\`${name}\` ${missing}`, node.location);
    if (!isList && order.exists) report(`\`${name}\` ${unexpected}`, order.refLocation);
    const bodies = successResponses(operation).map((response) => jsonSchema(response.node));
    const items = bodies.filter(isListSchema).map((body) => effectiveSchema(property(body, "data")).get("items"));
    for (const key of isList ? order.items() : []) {
      const problem = findProblem(key, items);
      if (problem) report(`\`x-order\` of \`${name}\`: ${problem}`, key.location);
    }
  }
};

const missing =
  "returns a list without a defined order. Add the fields that sort the list, such as `x-order: [-/created_at, /id]`.";
const unexpected = "has `x-order`, but does not return a list. Remove it.";

function findProblem(key: Node, items: Node[]): string | undefined {
  const [, pointer = "", enumPointer = ""] =
    /^-?(\/.+)$/.exec(String(key.value)) ?? /^()(\/.+)$/.exec(key.text("enum")) ?? [];
  const path = (pointer || enumPointer).split("/").slice(1);
  if (path.length === 0)
    return "a key is not a field. Write `/field`, `-/field` for descending order, or `{ enum: /field }`.";
  const fields = items.map((item) => effectiveSchema(path.reduce(property, item)));
  if (fields.some(({ object }) => Object.keys(object).length === 0))
    return `the items have no field \`/${path.join("/")}\`. Name a field of the items.`;
  const isEnum = fields.every((field) => field.has("enum") || field.has("x-extensible-enum"));
  return enumPointer && !isEnum ? `\`/${path.join("/")}\` has no enum. Write \`/${path.join("/")}\`.` : undefined;
}
