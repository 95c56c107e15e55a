import { basename, dirname } from "node:path";
import { camelCase, Draft, folderOf, type NewFiles, placeholder, singular } from "./draft.ts";
import {
  handlerTs,
  type Operation,
  operationYaml,
  parameterYaml,
  requestsYaml,
  schemaYaml,
  todo,
} from "./templates.ts";

export interface NewOperation {
  operationId: string;
  /** In lowercase. */
  method: string;
  path: string;
  /** Default: the tag of the longest existing path that is the start of the path. */
  tag?: string | undefined;
  /** The schema of the response. Default: the schema that the operationId ends with, in the singular or plural. */
  returns?: string | undefined;
  /** The schema of the request body. By default, only operations that create or update something have a body. */
  body?: string | undefined;
  /** The names of query parameters. */
  filter?: string[] | undefined;
}

interface PathFile {
  /** Relative to the root. */
  file: string;
  folder: string;
  path: string;
  parameters: unknown;
  operations: Record<string, { operationId: string; tags: string[] }>;
}

/**
 * Creates an operation: its path item with the entry in `openapi.yaml`, its test requests and its handler in the mock, and missing
 * schemas. Everything that does not follow from the conventions of the contract is a placeholder.
 *
 * @throws if the operation already exists, or its tag or a parameter does not exist.
 */
export function operationFiles(root: string, options: NewOperation): NewFiles {
  const draft = new Draft(root);
  const folder = addOperation(draft, options);
  return {
    files: draft.files,
    nextSteps: [
      `Replace each "${placeholder}" in these files. Check the schemas and x-permission, the lowest permission level that can call the operation: viewer, member, admin or owner, or { record, own, others } if records of other users require a higher level.`,
      `Complete the handler in packages/mock/src/resources/${folder}/handlers.ts, and add a test next to it.`,
      `Add other errors with 422 to components/errors/${folder}.yaml, components/responses/${folder}.yaml and requests/${folder}.yaml in openapi/. If they depend on the state, add \`x-invalid-state\` to the operation.`,
      `Run \`pnpm generate\`, \`pnpm lint --fix\` and \`pnpm conformance --only ${options.operationId}\`. Describe the operation with \`pnpm changeset\`.`,
    ],
  };
}

/**
 * @param planned the operationIds of a new resource, if the operation belongs to one.
 * @returns the folder of its tag.
 */
export function addOperation(draft: Draft, options: NewOperation, planned: readonly string[] = []): string {
  const { operationId, method, path } = options;
  validate(options);
  const pathFiles = readPathFiles(draft);
  const current = pathFiles.find((each) => each.path === path);
  const existingIds = new Map(
    pathFiles.flatMap((each) => Object.values(each.operations).map((operation) => [operation.operationId, each.file])),
  );
  const duplicate = existingIds.get(operationId) ?? (current?.operations[method] && current.file);
  if (duplicate) throw new Error(`${operationId} or ${method} ${path} already exists in ${duplicate}.`);
  const parent = findParent(pathFiles, path);
  const tag = options.tag ?? Object.values(parent?.operations ?? {})[0]?.tags[0];
  if (!tag)
    throw new Error(`${path}: no path begins with the same resource. Pass --tag, or run \`pnpm new resource\`.`);
  draft.requireTag(tag);

  const folder = folderOf(tag);
  const [verb = "", ...words] = operationId.split(/(?=[A-Z])/);
  const noun = words.join("");
  const suffixes = words.map((_, index) => words.slice(index).join(""));
  const known = suffixes.flatMap((each) => [each, singular(each)]).find((each) => findSchema(draft, each));
  const resource = options.returns ?? known ?? (verb === "list" ? singular(noun) : noun);
  const isList = verb === "list" || (method === "get" && !noun.endsWith(resource));
  const kind = isList ? "list" : verb === "create" ? "create" : (kinds[method] ?? "action");
  const isNew = planned.length > 0;
  const requireSchema = (name: string, isBody: boolean) => {
    const file = findSchema(draft, name) ?? `${folder}/${name}.yaml`;
    if (!draft.read(`${schemas}/${file}`)) draft.append(`${schemas}/${file}`, schemaYaml(name, { isBody, isNew }));
    return file;
  };
  const schema = kind === "delete" ? "" : requireSchema(resource, false);
  const bodyName = options.body ?? { create: `${noun}Create`, update: `${noun}Update` }[kind as string];
  const parameters = findParameters(draft, pathFiles, path, resource);
  const scope = parameters.map((each) => each.scope).find((each) => each !== undefined);
  const table = scope === "organization" ? findTable(draft, resource) : undefined;
  const [[key, record] = []] = Object.entries<Record<string, unknown>>(draft.parse(`openapi/world/${table}.yaml`));
  const operation: Operation = {
    kind,
    operationId,
    method,
    tag,
    folder,
    resource,
    schema,
    isNew,
    body: bodyName === undefined ? undefined : addError(draft, folder, bodyName, requireSchema(bodyName, true)),
    scope,
    parameters: current
      ? parameters.map((each) => each.key).filter((each) => !JSON.stringify(current.parameters).includes(`#/${each}"`))
      : [],
    filters: (options.filter ?? []).map((name) => filterOf(draft, name, schema, record)),
    hasLink:
      !["list", "get", "delete"].includes(kind) && [...planned, ...existingIds.keys()].includes(`get${resource}`),
    table,
    sample: record && { record, ref: `../world/${table}.yaml#/${key}` },
  };

  const file = current?.file ?? `openapi/paths/${folder}/${path.slice(1).replaceAll("/", "@")}.yaml`;
  if (!current) {
    const previous = [parent, ...pathFiles].find((each) => each?.folder === folder);
    const entry = `  ${path}:\n    $ref: ${file.replace("openapi/", "")}\n`;
    draft.addAfter("openapi/openapi.yaml", ["paths", ...(previous ? [previous.path] : [])], entry);
    if (parameters.length > 0)
      draft.append(file, `parameters:\n${parameters.map((each) => parameterYaml(each.key)).join("")}`);
  }
  // The lint rule `path-http-verbs-order` requires this order.
  const next = methods.slice(methods.indexOf(method) + 1).find((each) => current?.operations[each]);
  if (next) draft.addBefore(file, `${next}:\n  operationId`, operationYaml(operation));
  else draft.append(file, operationYaml(operation));
  draft.append(`openapi/requests/${folder}.yaml`, `\n${requestsYaml(operation)}`);
  const handlers = `packages/mock/src/resources/${folder}/handlers.ts`;
  if (!draft.read(handlers)) {
    const index = "packages/mock/src/resources/index.ts";
    draft.append(handlers, 'import type { Handler } from "../../rules/handler.ts";\n');
    draft.addBefore(index, "\n/** The handlers", `import * as ${camelCase(tag)} from "./${folder}/handlers.ts";\n`);
    draft.addBefore(index, "};\n", `  ...${camelCase(tag)},\n`);
  }
  draft.append(handlers, handlerTs(operation));
  return folder;
}

const methods = ["get", "post", "patch", "delete"];
const kinds: Readonly<Record<string, Operation["kind"]>> = { get: "get", patch: "update", delete: "delete" };
const schemas = "openapi/components/schemas";

function validate({ operationId, method, path, body, filter }: NewOperation): void {
  if (!/^[a-z]+[A-Z]\w*$/.test(operationId))
    throw new Error(`${operationId}: an operationId must be a verb and a noun in camelCase.`);
  if (method === "put") throw new Error("put: this API has no PUT operations. Use patch, with the fields to change.");
  if (!methods.includes(method)) throw new Error(`${method}: unknown method. Use ${methods.join(", ")}.`);
  if (!/^(\/([\w-]+|\{\w+\}))+$/.test(path))
    throw new Error(`${path}: invalid path. Use the form '/{org_id}/sessions/{id}/pin', in quotes.`);
  if (body && filter)
    throw new Error(
      "--filter: the client supports no query parameters of operations with a body. Put the fields into the body.",
    );
}

/** Reads the sources, because the bundle can be missing or out of date. */
function readPathFiles(draft: Draft): PathFile[] {
  return draft.list("openapi/paths").map((file) => {
    const path = `/${basename(file, ".yaml").replaceAll("@", "/")}`;
    const { parameters = [], ...operations } = draft.parse(file);
    return { file, folder: file.split("/")[2] ?? "", path, parameters, operations };
  });
}

/** Finds the longest existing path that is the start of a path. The names of parameters can differ. */
function findParent(pathFiles: PathFile[], path: string): PathFile | undefined {
  const shapeOf = (each: string) => each.replace(/\w+(?=\})/g, "");
  const found = pathFiles.find((each) => shapeOf(each.path) === shapeOf(path));
  return found ?? (path === "" ? undefined : findParent(pathFiles, path.slice(0, path.lastIndexOf("/"))));
}

/** Finds the shared parameters that the same path or the shortest with this start uses, or that are named after the resource. */
function findParameters(draft: Draft, pathFiles: PathFile[], path: string, resource: string) {
  const shared = draft.parse("openapi/components/parameters.yaml");
  const byLength = pathFiles.toSorted((a, b) => a.path.length - b.path.length);
  return [...path.matchAll(/\{(\w+)\}/g)].map(({ index, 0: segment, 1: name }) => {
    const start = path.slice(0, index + segment.length);
    const same = [`${path}/`, `${start}/`].map((each) => byLength.find((other) => `${other.path}/`.startsWith(each)));
    const used = same.flatMap((each) => [...(each ? draft.read(each.file) : "").matchAll(/parameters\.yaml#\/(\w+)/g)]);
    const keys = [...used.map(([, key = ""]) => key), `${resource}Id`];
    const key = keys.find((each) => shared[each]?.in === "path" && shared[each].name === name);
    if (key) return { key, scope: shared[key]["x-scope"] as string | undefined };
    throw new Error(
      `No other path has ${segment} in this position. Use the name in the other paths, or add ${resource}Id to openapi/components/parameters.yaml.`,
    );
  });
}

function findSchema(draft: Draft, name: string): string | undefined {
  return draft
    .list(schemas)
    .find((file) => basename(file) === `${name}.yaml`)
    ?.slice(schemas.length + 1);
}

function findTable(draft: Draft, schema: string): string | undefined {
  return new RegExp(`^  (\\w+): table\\("${schema}"`, "m").exec(draft.read("packages/mock/src/store/tables.ts"))?.[1];
}

/** By default, a parameter filters by the field with its name. Otherwise, its schema is a string. */
function filterOf(draft: Draft, name: string, schema: string, record: Record<string, unknown> = {}) {
  const { [name]: field = { type: "string", minLength: 1, maxLength: 100 } } = draft.parse(
    `${schemas}/${schema}`,
  ).properties;
  const { description: _, ...keywords } = field;
  const text = JSON.stringify(keywords)
    .replace('"./', `"../${dirname(schema)}/`)
    .replace('"../', '"../../components/schemas/');
  const { [name]: value } = record;
  return {
    name,
    schema: text,
    example: Object(value) === value || value === undefined ? todo("a value") : String(value),
  };
}

/** Adds the 422 response of a request body, with the error that its first field is missing. */
function addError(draft: Draft, folder: string, name: string, schema: string): Operation["body"] {
  const { required = [], properties, minProperties } = draft.parse(`${schemas}/${schema}`);
  const fields: string[] = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  const error = minProperties ? "noFields" : `${camelCase(fields[0] ?? "")}Blank`;
  const response = `${name.replace(/Create$/, "")}Invalid`;
  const [responses, errors] = ["responses", "errors"].map((each) => `openapi/components/${each}/${folder}.yaml`) as [
    string,
    string,
  ];
  if (!draft.parse(responses)[response])
    draft.append(
      responses,
      `${response}:\n  description: ${minProperties ? "There are no fields to update" : "A field is missing or invalid"}.\n  x-errors: [${error}]\n`,
    );
  // `pnpm generate` writes the text of the error.
  if (![errors, "openapi/components/errors/shared.yaml"].some((file) => error in draft.parse(file)))
    draft.append(errors, `${error}:\n  summary: The \`${fields[0]}\` is missing.\n  value: { error: "" }\n`);
  return { schema, fields, response, error };
}
