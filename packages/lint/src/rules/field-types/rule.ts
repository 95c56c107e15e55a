import type { Problem, Rule } from "../../contract.ts";
import { createFirstUseFilter } from "../../node.ts";
import { type Field, listFields } from "./fields.ts";
import { findIdProblem } from "./ids.ts";
import { findUnitProblem } from "./units.ts";

export const rule: Rule = (contract) => {
  const isNew = createFirstUseFilter();
  for (const field of listFields(contract)) {
    const problem = findIdProblem(field) ?? findTimeProblem(field) ?? findUnitProblem(field);
    if (problem && isNew(problem)) contract.report(`${field.title} ${problem.text}`, problem.location);
  }
};

function findTimeProblem({ name, schema, location }: Field): Problem | undefined {
  const text = timeProblem(name, schema.object);
  return text === undefined ? undefined : { text, location };
}

function timeProblem(name: string, { format, pattern }: Field["schema"]["object"]): string | undefined {
  const isTimestamp = format === "date-time";
  if (name.endsWith("_at")) {
    if (!isTimestamp) return "is not a timestamp. Write `$ref: <the shared Timestamp schema>`, or rename it.";
    if (!String(pattern).endsWith("Z$")) return "allows any time zone. Add a `pattern` that ends with `Z$`, for UTC.";
  } else if (isTimestamp) {
    return `is a timestamp, but its name does not end with \`_at\`. Name it \`${name.replace(/_(date|time|on)$/, "")}_at\`.`;
  }
  if (name.endsWith("_date") && format !== "date") return "is not a date. Write `format: date`, or rename it.";
  return undefined;
}
