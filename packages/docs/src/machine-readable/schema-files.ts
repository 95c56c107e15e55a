import { type Contract, resolve } from "@crewkit/openapi";
import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";

/** The files `schemas/<Name>.json`: a JSON Schema for each schema, with the schemas that it refers to in `$defs`. */
export function schemaFiles({ contract, schemas }: Site): Map<string, string> {
  const dialect = { $schema: "https://json-schema.org/draft/2020-12/schema" };
  const files = [...schemas].map(([name, schema]): [string, string] => {
    const $defs = referencedSchemas(contract, schema);
    const file = { ...dialect, title: name, ...schema, ...(Object.keys($defs).length > 0 && { $defs }) };
    return [pathOf.schemaFile(name), `${JSON.stringify(file, null, 1).replaceAll(`"${folder}`, '"#/$defs/')}\n`];
  });
  return new Map(files);
}

const folder = "#/components/schemas/";

function referencedSchemas(contract: Contract, node: unknown, found: Record<string, unknown> = {}) {
  for (const [, name = ""] of JSON.stringify(node).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    if (name in found) continue;
    found[name] = resolve(contract, { $ref: `${folder}${name}` });
    referencedSchemas(contract, found[name], found);
  }
  return found;
}
