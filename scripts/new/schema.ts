import { existsSync } from "node:fs";
import { join } from "node:path";
import { folderOf, type NewFiles, placeholder } from "./files.ts";

/**
 * Makes the file of a new schema. One whose name ends with a verb, such as `SessionCreate`, is of a request and takes no
 * unknown fields.
 *
 * @throws if the name is not PascalCase, or is taken.
 */
export function schemaFiles(root: string, { name, tag }: { name: string; tag: string }): NewFiles {
  if (!/^[A-Z][A-Za-z]+$/.test(name)) throw new Error(`${name}: the name of a schema is in PascalCase.`);
  const folder = folderOf(tag);
  if (!existsSync(join(root, "openapi/components/schemas", folder)))
    throw new Error(`--tag ${tag}: no tag has schemas of that name.`);
  const file = `openapi/components/schemas/${folder}/${name}.yaml`;
  if (existsSync(join(root, file))) throw new Error(`${file} already exists.`);
  const isRequest = /(Create|Update|Request|End|Import)$/.test(name);
  const text = `type: object
description: "${placeholder} what it is."
required: [name]
${isRequest ? "additionalProperties: false\n" : ""}properties:
  name:
    type: string
    minLength: 1
    maxLength: 100
    description: "${placeholder} what the field contains."
`;
  return {
    files: new Map([[file, text]]),
    next: [
      `${file}: replace each "${placeholder}", and add the fields.`,
      `Refer to it: \`$ref: ../../components/schemas/${folder}/${name}.yaml\`.`,
      "Run `pnpm generate`.",
    ],
  };
}
