import { capitalize, placeholder, plural, wordsOf } from "./draft.ts";

export interface Operation {
  kind: "list" | "get" | "create" | "update" | "delete" | "action";
  operationId: string;
  method: string;
  tag: string;
  folder: string;
  /** The name and the file of the schema of the response. */
  resource: string;
  schema: string;
  /** Whether the resource is new, so that the texts follow from the kind of the operation. */
  isNew: boolean;
  /** The file of the schema, the fields of an example, the name of the 422 response and its error if the first field is null. */
  body: { schema: string; fields: string[]; response: string; error: string } | undefined;
  /** `x-scope` of the path. */
  scope: string | undefined;
  /** The shared parameters that the path item lacks, and new query parameters with their schema and example as YAML. */
  parameters: string[];
  filters: { name: string; schema: string; example: string }[];
  hasLink: boolean;
  /** The mock's table of the resource, if its records belong to the organization in the path. */
  table: string | undefined;
  /** The first of these records in the sample data, and a reference to it. */
  sample: { record: Record<string, unknown>; ref: string } | undefined;
}

export const todo = (text: string): string => `"${placeholder} ${text}"`;
const article = (noun: string) => `${/^(a|e|i|o|u)/.test(noun) ? "an" : "a"} ${noun}`;

/** A template without the lines that are empty because a value is missing. */
function text(strings: TemplateStringsArray, ...values: (string | false | undefined)[]): string {
  return String.raw({ raw: strings }, ...values.map((value) => value || "")).replace(/^ *\n/gm, "");
}

export function operationYaml(operation: Operation): string {
  const { kind, method, scope, body, hasLink, resource, folder, isNew } = operation;
  const { summary, description, response } = textsOf(operation);
  const level = method === "get" ? "viewer" : "admin";
  const references = [...operation.parameters, ...(kind === "list" ? ["Page", "PerPage"] : [])];
  const parameters = [...references.map((name) => `  ${parameterYaml(name)}`), ...operation.filters.map(filterYaml)];
  return text`${method}:
  operationId: ${operation.operationId}
  summary: ${summary}
  tags: [${operation.tag}]
  description: ${description}
  ${!scope && "x-scope: user"}
  ${(scope === "organization" || (scope && level === "admin")) && `x-permission: ${level}`}
  ${kind === "list" && `x-order: ${isNew ? "[/name, /id]" : `[${todo("the fields that sort the list")}]`}`}
  ${parameters.length > 0 && `parameters:\n${parameters.join("")}`}
  ${body && bodyYaml(body.schema)}
  responses:
    "${kind === "create" ? "201" : "200"}":
      description: ${response}
      content:
        application/json:
          schema:
            properties:
${dataYaml(operation)}
      ${hasLink && `links:\n        get${resource}:\n          description: Get the ${wordsOf(resource)}.`}
    ${body && `"422":\n      $ref: ../../components/responses/${folder}.yaml#/${body.response}`}
`;
}

export const parameterYaml = (name: string): string => `  - $ref: ../../components/parameters.yaml#/${name}\n`;

const filterYaml = ({ name, schema, example }: Operation["filters"][number]) => `    - name: ${name}
      in: query
      required: false
      description: ${todo("the items that the parameter selects.")}
      schema: ${schema}
      example: ${example}
`;

const bodyYaml = (schema: string) => `requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../../components/schemas/${schema}`;

function dataYaml({ kind, schema, resource, isNew }: Operation): string {
  const reference = `$ref: ../../components/schemas/${schema}`;
  if (kind === "delete")
    return `              message:
                type: string
                maxLength: 200
                description: A human-readable confirmation.`;
  if (kind === "list")
    return `              data:
                type: array
                maxItems: 100
                description: ${isNew ? `The ${plural(wordsOf(resource))} on this page, sorted by name.` : todo("the items and their order.")}
                items:
                  ${reference}
              meta:
                $ref: ../../components/schemas/common/PageMeta.yaml
                description: Pagination details of this page.`;
  return `              data:
                ${reference}`;
}

function textsOf({
  kind,
  resource,
  isNew,
}: Operation): Record<"summary" | "description" | "response" | "example", string> {
  const noun = wordsOf(resource);
  const [a, nouns, deleted] = [article(noun), plural(noun), `Confirmation that the ${noun} was deleted.`];
  const [description = "", response = "", example = ""] = {
    list: [`Returns the organization's ${nouns}, sorted by name.`, `A page of ${nouns}.`, `Acme's ${nouns}.`],
    get: [`Returns ${a}.`, `The ${noun}.`, `One of Acme's ${nouns}.`],
    create: [`Creates ${a} in the organization.`, `The created ${noun}.`, `A new ${noun}.`],
    update: [`Updates ${a}. Omitted fields are unchanged.`, `The updated ${noun}.`, "A new name."],
    delete: [`Deletes ${a}. This can't be undone.`, deleted, deleted],
    action: [],
  }[kind];
  if (isNew) return { summary: capitalize(`${kind} ${kind === "list" ? nouns : a}`), description, response, example };
  return {
    summary: todo("a title, such as Pin a session"),
    description: todo("what the operation does and when it fails."),
    response:
      response && kind === "delete"
        ? response
        : todo(`what the response contains. Check that its schema is ${resource}.`),
    example: todo("what the example shows."),
  };
}

export function requestsYaml(operation: Operation): string {
  const { kind, operationId, resource, body, sample } = operation;
  const { example } = textsOf(operation);
  const names: Record<string, string> = { list: "firstPage", update: "changed", delete: "deleted" };
  const name = names[kind] ?? resource.charAt(0).toLowerCase() + resource.slice(1);
  const isSample = kind === "create" && sample;
  const fields = body?.fields.map(
    (field) => `${field}: ${isSample && field in sample.record ? `{ $ref: ${sample.ref}/${field} }` : todo("a value")}`,
  );
  const request = `request:
    ${name}:
      summary: ${example}
      value: { ${fields?.join(", ")} }`;
  return text`${operationId}:
  ${body && request}
  ${kind === "create" ? "201" : "200"}:
    ${name}:
      summary: ${example}
      ${isSample && `value: { data: { $ref: ${sample.ref} } }`}
  ${body && `422:\n    ${body.error}: { body: { ${body.fields[0]}: null } }`}
`;
}

export function handlerTs({ kind, operationId, resource, table }: Operation): string {
  const deleted = `{ message: "${capitalize(wordsOf(resource))} deleted" }`;
  const handlers = {
    list: `({ list, organization }) => list("${table}", { organization_id: organization.id })`,
    get: `({ find }) => ({ data: find("${table}") })`,
    action: `({ find }) => {
  // ${placeholder} the changes, such as store.${table}.update.
  return { data: find("${table}") };
}`,
    create: `({ store, organization, body, random, now }) => ({
  data: store.${table}.add({ id: random.uuid(), organization_id: organization.id, ...body, created_at: now() }),
})`,
    update: `({ store, find, body }) => ({ data: store.${table}.update(find("${table}"), body) })`,
    delete: `({ store, find }) => {
  store.${table}.remove(find("${table}").id);
  return ${deleted};
}`,
  };
  const data = `{ name: ${todo("the response")} }`;
  const unknown =
    { list: `() => [${data}]`, delete: `() => (${deleted})` }[kind as string] ?? `() => ({ data: ${data} })`;
  return `\nexport const ${operationId}: Handler<"${operationId}"> = ${table ? handlers[kind] : unknown};\n`;
}

/** A schema with a name. That of a new resource also has an ID and belongs to an organization. */
export function schemaYaml(name: string, { isBody, isNew }: { isBody: boolean; isNew: boolean }): string {
  const isRecord = isNew && !isBody;
  const [resource = "", suffix = ""] = name.split(/(?=Create$|Update$)/);
  const noun = wordsOf(resource);
  const descriptions: Record<string, string> = {
    Create: `The fields of a new ${noun}.`,
    Update: `The ${noun} fields to update. Omitted fields are unchanged.`,
  };
  const id = `id:
    $ref: ../common/Uuid.yaml
    description: The ID of the ${noun}.
  organization_id:
    $ref: ../common/Uuid.yaml
    description: The ID of the organization that the ${noun} belongs to.`;
  const time = `created_at:
    $ref: ../common/Timestamp.yaml
    description: When the ${noun} was created.`;
  return text`type: object
description: ${descriptions[suffix] ?? todo(`what ${article(noun)} is.`)}
${suffix === "Update" ? "minProperties: 1" : `required: [${isRecord ? "id, organization_id, name, created_at" : "name"}]`}
${isBody && "additionalProperties: false"}
properties:
  ${isRecord && id}
  name:
    $ref: ../common/Name.yaml
    description: ${isNew ? `The ${noun}'s name.` : todo("what the property contains.")}
  ${isRecord && time}
`;
}
