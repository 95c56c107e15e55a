import { existsSync } from "node:fs";
import { join } from "node:path";
import { folderOf, type NewFiles, placeholder } from "./files.ts";

/**
 * Creates the file of a schema. Names that end with a verb, such as `SessionCreate`, belong to requests, which reject
 * unknown properties.
 *
 * @throws if the name is not in PascalCase or already exists.
 */
export function schemaFiles(root: string, { name, tag }: { name: string; tag: string }): NewFiles {
  if (!/^[A-Z][A-Za-z]+$/.test(name)) throw new Error(`${name}: a schema name must be in PascalCase.`);
  const folder = folderOf(tag);
  if (!existsSync(join(root, "openapi/components/schemas", folder)))
    throw new Error(`--tag ${tag}: openapi/components/schemas has no folder for this tag.`);
  const file = `openapi/components/schemas/${folder}/${name}.yaml`;
  if (existsSync(join(root, file))) throw new Error(`${file} already exists.`);
  const isRequest = /(Create|Update|Request|End|Import)$/.test(name);
  const text = `type: object
description: "${placeholder} what one instance is."
required: [name]
${isRequest ? "additionalProperties: false\n" : ""}properties:
  name:
    type: string
    minLength: 1
    maxLength: 100
    description: "${placeholder} what the property contains."
`;
  return {
    files: new Map([[file, text]]),
    nextSteps: [
      `${file}: replace each "${placeholder}", and add the properties.`,
      `Refer to it: \`$ref: ../../components/schemas/${folder}/${name}.yaml\`.`,
      "Run `pnpm generate`.",
    ],
  };
}
