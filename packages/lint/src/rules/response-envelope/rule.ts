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
  const type = body.get("type");
  if (type.value !== "object") {
    return { text: "is not an object. Put the content in `data`", location: type.location };
  }
  const names = propertyNames(body);
  return names.includes("data") ? checkData(body, names) : checkSingleProperty(body, names);
}

function checkData(body: Node, names: readonly string[]): Problem | undefined {
  const others = names.filter((name) => name !== "data" && name !== "meta");
  if (others.length === 0) return checkRequired(body, "data");
  const text = `has ${quoteList(others)} next to \`data\`. Move everything into \`data\``;
  return { text, location: body.get("properties").location };
}

function checkSingleProperty(body: Node, names: readonly string[]): Problem | undefined {
  const [name, ...others] = names;
  const { location } = body.get("properties");
  if (name === undefined) return { text: "has no properties. Put the content in `data`", location };
  if (others.length === 0) return checkRequired(body, name);
  const alternative = "or name the standard that defines this response: `x-unwrapped: <standard>`";
  return { text: `has ${quoteList(names)} at the top level. Put them in \`data\`, ${alternative}`, location };
}

function checkRequired(body: Node, name: string): Problem | undefined {
  if (isRequired(body, name)) return undefined;
  const text = `does not require \`${name}\`. Add to its schema: \`required: [${name}]\``;
  return { text, location: body.get("required").location };
}
