import type { Rule } from "../../contract.ts";
import { listFields } from "../../fields.ts";
import type { Node } from "../../node.ts";

export const rule: Rule = (contract) => {
  for (const { name, title, schema, location } of listFields(contract)) {
    const problem = findProblem(name, schema.object);
    if (problem) contract.report(`${title} ${problem}`, location);
  }
};

function findProblem(name: string, { format, pattern }: Node["object"]): string | undefined {
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
