import { randomUUID } from "node:crypto";
import { camelCase, capitalize, Draft, folderOf, type NewFiles, placeholder, plural, wordsOf } from "./draft.ts";
import { addOperation } from "./operation.ts";
import { schemaYaml, todo } from "./templates.ts";

/** The operations of a resource, with their methods. */
const methods: Readonly<Record<string, string>> = {
  list: "get",
  create: "post",
  get: "get",
  update: "patch",
  delete: "delete",
};

/**
 * Creates a resource of an organization: its tag, schemas, paths, sample data and test requests, its table and handlers in the mock,
 * and its plan in the conformance suite. All of it works, with a name as the only field.
 *
 * @param name the name of the schema, such as `Tag`.
 * @param kinds its operations, such as `list`. Default: all.
 * @throws if the name is not in PascalCase, the schema exists or an operation is unknown.
 */
export function resourceFiles(root: string, name: string, kinds: readonly string[] = []): NewFiles {
  const nouns = plural(wordsOf(name));
  const tag = capitalize(nouns);
  const [folder, variable, table, id] = [folderOf(tag), camelCase(tag), nouns.replaceAll(" ", "_"), randomUUID()];
  const draft = new Draft(root);
  validateName(draft, `openapi/components/schemas/${folder}`, name);
  const unknown = kinds.find((kind) => !(kind in methods));
  if (unknown) throw new Error(`${unknown}: unknown operation. Use ${Object.keys(methods).join(", ")}.`);

  const document = "openapi/openapi.yaml";
  draft.addAfter(document, ["tags"], `  - name: ${tag}\n    description: ${todo(`what ${nouns} are for.`)}\n`);
  draft.addAfter(
    document,
    ["x-defaults", "examples"],
    `    ${folder}:\n      $ref: components/examples/${folder}.yaml\n`,
  );
  draft.append("openapi/components/parameters.yaml", parameterYaml(name, id));
  draft.append(`openapi/world/${table}.yaml`, sampleDataYaml(name, id));

  const operations = Object.entries(methods).filter(([kind]) => kinds.length === 0 || kinds.includes(kind));
  const ids = operations.map(([kind]) => kind + (kind === "list" ? plural(name) : name));
  const list = ids.find((id) => id.startsWith("list"));
  draft.addBefore("packages/mock/src/store/tables.ts", "};\n\nexport type Definitions", tableTs(name, table, list));
  if (list) {
    const plans = "packages/conformance/src/plans/crewkit/tags";
    draft.append(`${plans}/${folder}/index.ts`, planTs(list, variable));
    draft.addBefore(`${plans}/index.ts`, "\n/** Custom", `import { ${variable} } from "./${folder}/index.ts";\n`);
    draft.addBefore(`${plans}/index.ts`, "  invitations,\n", `  ${variable},\n`);
  }
  for (const [index, [kind, method]] of operations.entries()) {
    const path = `/{org_id}/${table}${["list", "create"].includes(kind) ? "" : "/{id}"}`;
    addOperation(draft, { operationId: ids[index] ?? "", method, path, tag }, ids);
  }
  return {
    files: draft.files,
    nextSteps: [
      `Replace each "${placeholder}". Check the descriptions and \`x-permission\` in openapi/paths/${folder}/.`,
      `Add the fields to openapi/components/schemas/${folder}/, openapi/world/${table}.yaml and openapi/requests/${folder}.yaml.`,
      `Add what else the mock does, such as other errors, to packages/mock/src/resources/${folder}/handlers.ts, with a test next to it.`,
      `Run \`pnpm generate\`, \`pnpm lint --fix\` and \`pnpm conformance --only ${ids.join(" ")}\`. Describe the resource with \`pnpm changeset\`.`,
    ],
  };
}

/**
 * Creates the file of a schema. Names that end with a verb, such as `SessionCreate`, belong to requests, which reject unknown
 * properties.
 *
 * @throws if the name is not in PascalCase or already exists.
 */
export function schemaFiles(root: string, { name, tag }: { name: string; tag: string }): NewFiles {
  const draft = new Draft(root);
  if (tag !== "common") draft.requireTag(tag);
  const folder = `openapi/components/schemas/${folderOf(tag)}`;
  const file = validateName(draft, folder, name);
  draft.append(file, schemaYaml(name, { isBody: /(Create|Update|Request|End|Import)$/.test(name), isNew: false }));
  const reference = `$ref: ../../components/schemas/${folderOf(tag)}/${name}.yaml`;
  return {
    files: draft.files,
    nextSteps: [
      `Replace each "${placeholder}" in ${file}.`,
      `Use the schema: \`${reference}\`.`,
      "Run `pnpm generate`.",
    ],
  };
}

function validateName(draft: Draft, folder: string, name: string): string {
  const file = `${folder}/${name}.yaml`;
  if (!/^[A-Z][A-Za-z]+$/.test(name)) throw new Error(`${name}: a schema name must be in PascalCase.`);
  if (draft.read(file)) throw new Error(`${file} already exists.`);
  return file;
}

const parameterYaml = (name: string, id: string) => `${name}Id:
  name: id
  in: path
  required: true
  description: The ID of the ${wordsOf(name)}.
  schema:
    $ref: schemas/common/Uuid.yaml
  example: ${id}
`;

const sampleDataYaml = (name: string, id: string) => `first:
  id: ${id}
  organization_id: { $ref: organizations.yaml#/acme/id }
  name: First ${wordsOf(name)}
  created_at: "2026-03-02T09:00:00Z"
`;

const tableTs = (name: string, table: string, list = "") => `  ${table}: table("${name}", {
    group: "organization_id",${list && `\n    order: "${list}",`}
    references: { organization_id: ownedBy("organizations") },
  }),
`;

const planTs = (list: string, variable: string) => `import type { TagPlan } from "../../common/tag-plan.ts";

export const ${variable}: TagPlan = {
  lists: { ${list}: { sameForAll: true } },
};
`;
