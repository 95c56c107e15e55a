import { bodiesOf, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { reach } from "../../nesting.ts";
import { parametersOf } from "../../operations.ts";
import type { Place } from "../../place.ts";
import { nameOf } from "../../schemas.ts";

/** A pattern that a request can break says in words what it demands. */
export const rule: Rule = ({ operations, report }) => {
  const bodies = bodiesOf(operations).filter(isRequest);
  const queries = operations.flatMap(parametersOf).filter((parameter) => parameter.text("in") === "query");
  const sent = reach([...bodies.map(({ schema }) => schema), ...queries.map((parameter) => parameter.get("schema"))]);
  for (const schema of sent.values()) {
    if (needsWords(schema)) report(`The pattern of ${nameOf(schema)} is no message for people. ${repair}`, schema.at);
  }
};

const repair = "Say what it demands: `x-pattern-message: must be …`, as it would follow the field's name.";

// A format has words of its own, and what has no `\S` is blank.
function needsWords({ map: { pattern, format, "x-pattern-message": words } }: Place): boolean {
  return pattern !== undefined && pattern !== "\\S" && format === undefined && words === undefined;
}
