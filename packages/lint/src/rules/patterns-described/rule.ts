import { isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { listParameters } from "../../operations.ts";
import { reachableSchemas, schemaLabel } from "../../schemas.ts";

export const rule: Rule = ({ operations, report }) => {
  const bodies = listBodies(operations).filter(isRequest);
  const queries = operations.flatMap(listParameters).filter((parameter) => parameter.text("in") === "query");
  const schemas = [...bodies.map(({ schema }) => schema), ...queries.map((parameter) => parameter.get("schema"))];
  for (const schema of reachableSchemas(schemas).values()) {
    if (needsMessage(schema))
      report(`The pattern of ${schemaLabel(schema)} has no error message. ${fix}`, schema.location);
  }
};

const fix = "Add `x-pattern-message: must …`. The message follows the name of the field.";

// Formats have their own messages, and `\S` means "not blank".
function needsMessage({ object: { pattern, format, "x-pattern-message": message } }: Node): boolean {
  return pattern !== undefined && pattern !== "\\S" && format === undefined && message === undefined;
}
