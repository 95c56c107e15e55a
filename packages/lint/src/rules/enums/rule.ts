import { isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { childSchemas, reachableSchemas } from "../../schema-tree.ts";
import { isOpenEnum, schemaLabel } from "../../schemas.ts";

export const rule: Rule = ({ operations, nodes, report }) => {
  const bodies = listBodies(operations);
  const parameters = nodes("Parameter").map((parameter) => parameter.get("schema"));
  const requestBodies = bodies.filter(isRequest).map(({ schema }) => schema);
  const responseBodies = bodies.filter((body) => !isRequest(body)).map(({ schema }) => schema);
  const requests = reachableSchemas([...requestBodies, ...parameters]);
  const responses = reachableSchemas(responseBodies);

  for (const parent of nodes("Schema")) {
    const values = parent.get("enum");
    if (values.items().some(({ value }) => value === null))
      report(`The enum ${schemaLabel(parent)} lists null. ${nullFix}`, values.location);

    const isSent = requests.has(parent.location.absolutePointer);
    const isReturned = !isSent || responses.has(parent.location.absolutePointer);
    for (const child of childSchemas(parent).filter((schema) => schema.has("enum"))) {
      const problem = findProblem(child, { isSent, isReturned, isOpen: isOpenEnum(parent) });
      if (problem) report(problem, child.refLocation);
    }
  }
};

const nullFix = 'Remove null, and write `oneOf: [{ $ref: … }, { type: "null" }]` in each property that can be null.';

interface Use {
  isSent: boolean;
  isReturned: boolean;
  isOpen: boolean;
}

function findProblem(schema: Node, { isSent, isReturned, isOpen }: Use): string | undefined {
  const name = schema.componentName ? `\`${schema.componentName}\`` : schemaLabel(schema);
  const mayGrow = /More values may be\s+added\./.test(schema.text("description"));
  if (isReturned && mayGrow && !isOpen)
    return `The response only allows the known values of ${name}. Write \`anyOf\` with the enum and its plain type, such as \`type: string\`.`;
  if (isOpen && isSent)
    return `The request allows values other than those of ${name}. Refer to the enum without \`anyOf\`.`;
  if (isOpen && !mayGrow)
    return `The response allows new values of ${name}, but the enum does not say so. Add "More values may be added." to its description.`;
  return undefined;
}
