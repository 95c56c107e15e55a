import type { Oas3Rule } from "@redocly/openapi-core";
import { fields } from "../../fields.ts";

/** Properties and parameters are named in snake_case. */
export const rule: Oas3Rule = () =>
  fields(({ name, title, location }, { report }) => {
    if (/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) return;
    report({ message: `${title} is not in snake_case. Name it \`${snake(name)}\`.`, location: location.key() });
  });

function snake(name: string): string {
  const apart = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return apart.replace(/^_|_$/g, "").toLowerCase();
}
