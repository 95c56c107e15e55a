import type { Rule } from "../../contract.ts";
import { fieldsOf } from "../../fields.ts";

/** Properties and parameters are named in snake_case. */
export const rule: Rule = (contract) => {
  for (const { name, title, at } of fieldsOf(contract)) {
    if (/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) continue;
    contract.report(`${title} is not in snake_case. Name it \`${snake(name)}\`.`, at);
  }
};

function snake(name: string): string {
  const apart = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return apart.replace(/^_|_$/g, "").toLowerCase();
}
