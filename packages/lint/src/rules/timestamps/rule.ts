import type { Rule } from "../../contract.ts";
import { fieldsOf } from "../../fields.ts";
import type { Place } from "../../place.ts";

/** `*_at` is a moment in UTC, `*_date` a day, and no other name is a moment. */
export const rule: Rule = (contract) => {
  for (const { name, title, schema, at } of fieldsOf(contract)) {
    const fault = faultOf(name, schema.map);
    if (fault) contract.report(`${title} ${fault}`, at);
  }
};

function faultOf(name: string, { format, pattern }: Place["map"]): string | undefined {
  const moment = format === "date-time";
  if (name.endsWith("_at")) {
    if (!moment) return "is no moment. Write `$ref: <the shared Timestamp schema>`, or end its name otherwise.";
    if (!String(pattern).endsWith("Z$")) return "may be in any time zone. Add a `pattern` that ends in `Z$`, for UTC.";
  } else if (moment) {
    return `is a moment, but not named like one. Name it \`${name.replace(/_(date|time|on)$/, "")}_at\`.`;
  }
  if (name.endsWith("_date") && format !== "date") return "is no day. Write `format: date`, or end its name otherwise.";
  return undefined;
}
