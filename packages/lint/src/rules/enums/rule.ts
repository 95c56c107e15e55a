import { isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { reachableSchemas } from "../../schema-tree.ts";
import { schemaLabel } from "../../schemas.ts";

export const rule: Rule = ({ operations, nodes, report }) => {
  for (const schema of nodes("Schema")) {
    const values = schema.get("enum");
    const isOpen = schema.has("x-extensible-enum");
    const mayGrow = /More values may be\s+added\./.test(schema.text("description"));
    if (values.items().some(({ value }) => value === null))
      report(
        `The enum ${schemaLabel(schema)} lists null. Write \`oneOf: [{ $ref: … }, { type: "null" }]\` where it can be null.`,
        values.location,
      );
    if (values.exists && mayGrow)
      report(
        `The enum ${schemaLabel(schema)} rejects new values. Rename \`enum\` to \`x-extensible-enum\`.`,
        values.location,
      );
    if (isOpen && !mayGrow)
      report(
        `The enum ${schemaLabel(schema)} does not say that it may grow. Add "More values may be added." to its description.`,
        schema.get("x-extensible-enum").location,
      );
  }

  const bodies = listBodies(operations).filter(isRequest);
  const parameters = nodes("Parameter").map((parameter) => parameter.get("schema"));
  for (const schema of reachableSchemas([...bodies.map(({ schema }) => schema), ...parameters]).values())
    if (schema.has("x-extensible-enum"))
      report(
        `The request accepts any value for the enum ${schemaLabel(schema)}. Refer to a schema with \`enum\`.`,
        schema.refLocation,
      );
};
