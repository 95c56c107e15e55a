import { type Problem, quoteList, type Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node } from "../../node.ts";
import { jsonSchema, successResponses } from "../../operations.ts";
import { isRequired, propertyNames } from "../../schemas.ts";

export const rule: Rule = ({ operations, report }) => {
  const [isNewResponse, isNewBody] = [createFirstUseFilter(), createFirstUseFilter()];
  for (const { title, node } of operations.flatMap(successResponses)) {
    if (!node.exists || !isNewResponse(node)) continue;
    const body = jsonSchema(node);
    const problem = isNewBody(body) ? findProblem(body) : undefined;
    if (problem) report(`${title} ${problem.text}.`, problem.location);
  }
};

function findProblem(body: Node): Problem | undefined {
  if (body.text("x-unwrapped")) return undefined;
  const [type, properties] = [body.get("type"), body.get("properties")];
  if (type.value !== "object") {
    return { text: "is not an object. Put the content in `data`", location: type.location };
  }
  const names = propertyNames(body);
  const name = names.find((name) => name === "data") ?? names[0];
  if (name === undefined) {
    return { text: "has no properties. Put the content in `data`", location: properties.location };
  }
  const others = names.filter((other) => other !== name && !(name === "data" && other === "meta"));
  if (others.length > 0) return { text: otherProperties(name, others), location: properties.location };
  if (isRequired(body, name)) return undefined;
  const text = `does not require \`${name}\`. Add to its schema: \`required: [${name}]\``;
  return { text, location: body.get("required").location };
}

function otherProperties(name: string, others: readonly string[]): string {
  if (name === "data") return `has ${quoteList(others)} next to \`data\`. Move everything into \`data\``;
  const alternative = "or name the standard that defines this response: `x-unwrapped: <standard>`";
  return `has ${quoteList([name, ...others])} at the top level. Put them in \`data\`, ${alternative}`;
}
