import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { folderOf, type NewFiles, placeholder } from "./files.ts";
import { component, formatOperation, formatYaml, type OperationFacts } from "./path-item.ts";

export interface NewOperation {
  operationId: string;
  /** In lowercase. */
  method: string;
  path: string;
  /** Default: the tag of the existing path that has the most segments in common. */
  tag?: string | undefined;
}

interface PathFile {
  /** Relative to the root. */
  file: string;
  folder: string;
  path: string;
  parameters: Reference[];
  operations: Record<string, { operationId: string; tags: string[]; parameters?: Reference[] }>;
}

type Reference = { $ref: string };
type SharedParameters = Record<string, { name: string; in: string; "x-scope"?: string }>;
type Read = (file: string) => string;

/**
 * Creates the path item, the entry in `openapi.yaml`, the source of the examples and the mock handler of an operation.
 * Everything that does not follow from the conventions of the contract is a placeholder.
 *
 * @throws if the operation already exists, or a schema or parameter does not exist.
 */
export function operationFiles(root: string, options: NewOperation): NewFiles {
  const { operationId, method, path } = options;
  validateOptions(options);
  const read: Read = (file) => readFileSync(join(root, file), "utf8");
  const pathFiles = readPathFiles(root, read);
  const current = pathFiles.find((each) => each.path === path);
  const withSameId = pathFiles.find(({ operations }) =>
    Object.values(operations).some((each) => each.operationId === operationId),
  );
  const duplicate = withSameId ?? (current?.operations[method] ? current : undefined);
  if (duplicate) throw new Error(`${operationId} or ${method} ${path} already exists in ${duplicate.file}.`);

  const sibling = findSibling(pathFiles, options);
  const { folder } = sibling;
  const facts = describeOperation(root, options, sibling);
  const shared: SharedParameters = parse(read("openapi/components/parameters.yaml"));
  const declared = current?.parameters ?? [];
  const names = pathParameters(shared, pathFiles, facts, declared);
  const scope = names.map((name) => shared[name]?.["x-scope"]).find((each) => each !== undefined);
  const parameters = names
    .map((name) => component("parameters.yaml", name))
    .filter(({ $ref }) => !declared.some((each) => each.$ref === $ref));
  const pathItem = current
    ? read(current.file) + formatOperation(facts, scope, parameters)
    : (parameters.length > 0 ? formatYaml({ parameters }) : "") + formatOperation(facts, scope);
  const file = current?.file ?? `openapi/paths/${folder}/${path.slice(1).replaceAll("/", "@")}.yaml`;
  const requests = `openapi/requests/${folder}.yaml`;
  const handlers = `packages/mock/src/resources/${folder}/handlers.ts`;
  const files = new Map([
    [file, pathItem],
    [requests, read(requests) + examplesText(facts)],
    [handlers, read(handlers) + handlerText(operationId)],
  ]);
  if (!current) files.set("openapi/openapi.yaml", addPath(read("openapi/openapi.yaml"), path, sibling, file));
  return {
    files,
    nextSteps: [
      `Replace each "${placeholder}" in these files. Check the summary, the schemas and the parameters.`,
      `If the operation returns 422, add the errors to openapi/components/errors/${folder}.yaml, a response that lists them to openapi/components/responses/${folder}.yaml, and their requests to ${requests}. For errors that depend on the state, add \`x-invalid-state\`.`,
      `Add a test next to ${handlers}.`,
      `Run \`pnpm generate\`, \`pnpm lint --fix\`, \`pnpm conformance --only ${operationId}\` and \`pnpm test\`. Describe the operation with \`pnpm changeset\`.`,
    ],
  };
}

function validateOptions({ operationId, method, path }: NewOperation): void {
  if (!/^[a-z]+[A-Z]\w*$/.test(operationId))
    throw new Error(`${operationId}: an operationId must be a verb and a noun in camelCase.`);
  if (!["get", "post", "put", "patch", "delete"].includes(method)) throw new Error(`${method}: unknown method.`);
  if (!/^(\/([\w-]+|\{\w+\}))+$/.test(path))
    throw new Error(`${path}: invalid path. Use the form '/{org_id}/sessions/{id}/pin', in quotes.`);
}

/** Reads the sources, because the bundle can be missing or out of date. */
function readPathFiles(root: string, read: Read): PathFile[] {
  const files = globSync("openapi/paths/*/*.yaml", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  return files.sort().map((file) => {
    const [, , folder = ""] = file.split("/");
    const path = `/${basename(file, ".yaml").replaceAll("@", "/")}`;
    const { parameters = [], ...operations } = parse(read(file));
    return { file, folder, path, parameters, operations };
  });
}

/** Finds the path with the most segments in common. Of several, the shortest is the resource itself. */
function findSibling(pathFiles: PathFile[], { path, tag }: NewOperation): PathFile {
  const candidates = pathFiles.filter(({ folder }) => !tag || folder === folderOf(tag));
  const similarity = (each: PathFile) => commonSegments(each.path, path).length - each.path.length / 1000;
  const [best] = candidates.toSorted((a, b) => similarity(b) - similarity(a));
  if (!best) throw new Error(`--tag ${tag}: openapi/paths has no folder for this tag.`);
  if (!tag && commonSegments(best.path, path).every((segment) => segment.startsWith("{")))
    throw new Error(`${path}: no path begins with the same resource. Pass --tag.`);
  return best;
}

/** The segments at the start that two paths share. The names of their parameters can differ. */
function commonSegments(path: string, other: string): string[] {
  const isSame = (one = "", another = "") => one === another || (one.startsWith("{") && another.startsWith("{"));
  const others = other.slice(1).split("/");
  const segments = path.slice(1).split("/");
  const end = segments.findIndex((segment, index) => !isSame(segment, others[index]));
  return end === -1 ? segments : segments.slice(0, end);
}

/** Derives the facts from the verb and the noun of the operationId. The noun names the schema, in the singular or plural. */
function describeOperation(root: string, options: NewOperation, { folder, operations }: PathFile): OperationFacts {
  const { operationId, method } = options;
  const tag = Object.values(operations)[0]?.tags[0] ?? "";
  const [verb = "", ...words] = operationId.split(/(?=[A-Z])/);
  const nouns = words.map((_, index) => words.slice(index).join(""));
  const noun = nouns.find((each) => findSchema(each) ?? findSchema(singular(each))) ?? nouns[0] ?? "";
  const isPlural = !findSchema(noun) && (verb === "list" || findSchema(singular(noun)) !== undefined);
  const resource = isPlural ? singular(noun) : noun;
  const suffix = verb === "create" ? "Create" : ["put", "patch"].includes(method) ? "Update" : undefined;
  const isList = verb === "list" || (isPlural && method === "get");
  const returns = isList ? "list" : method === "delete" ? "message" : "object";
  const variable = resource.charAt(0).toLowerCase() + resource.slice(1);
  return {
    ...options,
    tag,
    folder,
    resource,
    isPlural,
    returns,
    success: verb === "create" ? "201" : "200",
    schema: returns === "message" ? undefined : requireSchema(resource),
    requestSchema: suffix && requireSchema(resource + suffix),
    example: { list: "firstPage", message: "deleted", object: variable }[returns],
  };

  function findSchema(name: string): string | undefined {
    const [file] = globSync(`*/${name}.yaml`, { cwd: join(root, "openapi/components/schemas") });
    return file?.replaceAll("\\", "/");
  }

  function requireSchema(name: string): string {
    const file = findSchema(name);
    if (!file) throw new Error(`No schema ${name} exists. Run \`pnpm new schema ${name} --tag ${tag}\` first.`);
    return file;
  }
}

function singular(noun: string): string {
  return noun.replace(/ies$/, "y").replace(/s$/, "");
}

/**
 * Returns the names of the path parameters: the shared parameters that are `declared`, that other paths have in the same position,
 * or that are named after the resource.
 */
function pathParameters(
  shared: SharedParameters,
  pathFiles: PathFile[],
  { path, resource }: OperationFacts,
  declared: Reference[],
): string[] {
  const byLength = pathFiles.toSorted((a, b) => a.path.length - b.path.length);
  return [...path.matchAll(/\{(\w+)\}/g)].map(({ index, 0: segment, 1: name }) => {
    const start = path.slice(0, index + segment.length);
    const same = byLength.find((each) => `${each.path}/`.startsWith(`${start}/`));
    const used = JSON.stringify([declared, same]).matchAll(/parameters\.yaml#\/(\w+)/g);
    const keys = [...[...used].map(([, key = ""]) => key), `${resource}Id`];
    const key = keys.find((each) => shared[each]?.in === "path" && shared[each].name === name);
    if (key) return key;
    throw new Error(
      `No other path has ${segment} in this position. Use the name in the other paths, or add ${resource}Id to openapi/components/parameters.yaml.`,
    );
  });
}

function examplesText({ operationId, success, example, requestSchema }: OperationFacts): string {
  const text = `    ${example}:\n      summary: "${placeholder} what the example shows."\n`;
  const request = requestSchema
    ? `  request:\n${text}      value: { "${placeholder}": the fields of the request body }\n`
    : "";
  return `\n${operationId}:\n${request}  ${success}:\n${text}`;
}

function handlerText(operationId: string): string {
  return `
export const ${operationId}: Handler<"${operationId}"> = () => {
  throw new Error("${placeholder} the handler of ${operationId}");
};
`;
}

function addPath(text: string, path: string, sibling: PathFile, file: string): string {
  const entry = `  ${sibling.path}:\n    $ref: ${sibling.file.replace("openapi/", "")}\n`;
  return text.replace(entry, `${entry}  ${path}:\n    $ref: ${file.replace("openapi/", "")}\n`);
}
