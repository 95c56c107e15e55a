import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf } from "./entries.ts";
import { folderOf, type NewFiles, placeholder } from "./files.ts";
import { createPathParameters } from "./parameters.ts";
import {
  commonPrefix,
  commonSegments,
  mostSimilar,
  readSourceOperations,
  type SourceOperation,
} from "./source-operations.ts";

type Read = (file: string) => string;

const methods = ["get", "post", "put", "patch", "delete"];

export interface NewOperation {
  operationId: string;
  /** In lowercase. */
  method: string;
  path: string;
  /** The operation to copy. Default: the operation with the same method and the most similar path. */
  like?: string | undefined;
  /** Default: the tag of the most similar path. */
  tag?: string | undefined;
}

/**
 * Creates the files of an operation as copies of a similar one: path item, entry in `openapi.yaml`, example sources, test
 * requests and mock handler.
 *
 * @throws if the operationId or the method of the path already exists, or `like` does not exist.
 */
export function operationFiles(root: string, options: NewOperation): NewFiles {
  const { operationId, method, path } = options;
  validateOptions(options);
  const all = readSourceOperations(root);
  const existing = all.find(
    (operation) => operation.operationId === operationId || (operation.path === path && operation.method === method),
  );
  if (existing)
    throw new Error(
      `${existing.operationId} (${existing.method} ${existing.path}) already exists in ${existing.file}.`,
    );
  const sameMethod = all.filter((operation) => operation.method === method);
  const like = options.like
    ? all.find((operation) => operation.operationId === options.like)
    : mostSimilar(sameMethod, path, commonSegments);
  if (!like) throw new Error(`--like ${options.like}: unknown operation.`);

  const { tag } = options;
  const sibling = mostSimilar(
    tag ? all.filter((operation) => operation.folder === folderOf(tag)) : all,
    path,
    commonPrefix,
  );
  if (!sibling) throw new Error(`--tag ${tag}: openapi/paths has no folder for this tag.`);
  const { folder } = sibling;
  const isNewPath = sibling.path !== path;
  const file = isNewPath ? `openapi/paths/${folder}/${path.slice(1).replaceAll("/", "@")}.yaml` : sibling.file;
  const requests = `openapi/requests/${folder}.yaml`;
  const handler = `packages/mock/src/handlers/${folder}/${operationId}.ts`;
  const read = (name: string) => readText(root, name);
  const [entry = ""] = entriesOf(read(`openapi/requests/${like.folder}.yaml`), (key) => key === like.operationId);
  // Entries in the same file can share values by YAML anchors.
  const copied = copyEntry(like.folder === folder ? entry : entry.replace(requestsOnAnyServer, ""), like, operationId);

  const files = new Map([
    [file, pathItem(read, options, like, sibling)],
    [requests, `${read(requests)}\n${copied}`],
    [
      handler,
      renameOperation(read(`packages/mock/src/handlers/${like.folder}/${like.operationId}.ts`), like, operationId),
    ],
  ]);
  if (isNewPath) files.set("openapi/openapi.yaml", addPath(read("openapi/openapi.yaml"), path, sibling, file));
  const quoted = (exists: boolean) =>
    [...files.keys()].filter((name) => existsSync(join(root, name)) === exists).map((name) => `'${name}'`);
  const linked = linkedOperations(read, like);
  const undo = `git restore ${quoted(true).join(" ")}; rm ${quoted(false).join(" ")}`;
  return {
    files,
    nextSteps: [
      `${file}: replace each "${placeholder}". Check the rest, which is a copy of ${like.operationId}. Describe new errors in openapi/components/responses/${folder}.yaml.`,
      ...(linked
        ? [`${file}: add \`links\` to the operations that can follow. ${like.operationId} links to ${linked}.`]
        : []),
      `${requests}: describe the examples of ${operationId}, and how to get each error.`,
      `${handler}: implement the handler and add a test.`,
      `Run \`pnpm generate\`, \`pnpm lint\`, \`pnpm conformance --only ${operationId}\` and \`pnpm test\`. Describe the operation with \`pnpm changeset\`.`,
      `To undo, for example to try another --like: ${undo}`,
    ],
  };
}

function validateOptions({ operationId, method, path }: NewOperation): void {
  if (!/^[a-z]+[A-Z]\w*$/.test(operationId))
    throw new Error(`${operationId}: an operationId must be a verb and a noun in camelCase.`);
  if (!methods.includes(method)) throw new Error(`${method}: unknown method.`);
  if (!/^(\/([\w-]+|\{\w+\}))+$/.test(path))
    throw new Error(`${path}: invalid path. Use the form '/{org_id}/sessions/{id}/pin', in quotes.`);
}

function pathItem(read: Read, options: NewOperation, like: SourceOperation, sibling: SourceOperation): string {
  const shared = read("openapi/components/parameters.yaml");
  const parameters = createPathParameters(
    shared,
    [sibling, like].map(({ file }) => read(file)),
  );
  const text = parameters.without(operationText(read, options, like, sibling));
  if (sibling.path !== options.path) {
    const list = parameters.missing(options.path, "", "  ");
    return `${list && `parameters:\n${list}`}${text}`;
  }
  const item = read(sibling.file);
  const [pathParameters = ""] = entriesOf(item, (key) => key === "parameters");
  const list = parameters.missing(options.path, pathParameters, "    ");
  const insertAt = /^ {2}parameters:\n/m.test(text) ? /^ {2}parameters:\n/m : /^(?= {2}(requestBody|responses):)/m;
  return item + (list ? text.replace(insertAt, `  parameters:\n${list}`) : text);
}

function operationText(
  read: Read,
  { operationId, method }: NewOperation,
  like: SourceOperation,
  sibling: SourceOperation,
): string {
  const tags = (file: string) => /^ {2}tags: .*$/m.exec(read(file))?.[0] ?? "";
  const [text = ""] = entriesOf(read(like.file), (key) => key === like.method);
  return renameOperation(text, like, operationId)
    .replace(like.method, method)
    .replace(/^ {2}summary: .*$/m, `  summary: "${placeholder} a verb and a noun"`)
    .replace(/^ {2}description: .*(\n(?: {4}.*)?)*$/m, `  description: "${placeholder} what it does and when it fails"`)
    .replace(tags(like.file), tags(sibling.file))
    .replaceAll(`/examples/${like.folder}.yaml#/`, `/examples/${sibling.folder}.yaml#/`)
    .replace(/^( {4}"2\d\d":\n {6}description: ).*(\n {8}.*)*$/m, `$1"${placeholder} what the response contains"`)
    .replace(linksPattern, "");
}

const linksPattern = /^ {6}links:\n( {8}.*\n)*/gm;

function linkedOperations(read: Read, { file, method }: SourceOperation): string {
  const [text = ""] = entriesOf(read(file), (key) => key === method);
  const links = text.match(linksPattern)?.join("") ?? "";
  return [...links.matchAll(/operationId: (\w+)/g)].map(([, id]) => id).join(", ");
}

const requestsOnAnyServer = /^ {2}(?!request:|2\d\d:)\w+:.*\n( {4}.*\n)*/gm;

function copyEntry(text: string, like: SourceOperation, operationId: string): string {
  return text
    .replace(like.operationId, operationId)
    .replace(/^ {6}summary: .*(\n {8}.*)*$/gm, `      summary: "${placeholder} what the example shows"`)
    .replaceAll(/ &\w+/g, "");
}

function addPath(text: string, path: string, sibling: SourceOperation, file: string): string {
  const lines = text.split("\n");
  const after = lines.indexOf(`  ${sibling.path}:`) + 2;
  return lines.toSpliced(after, 0, `  ${path}:`, `    $ref: ${file.replace("openapi/", "")}`).join("\n");
}

function renameOperation(text: string, { operationId: from }: SourceOperation, to: string): string {
  return text.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to);
}

function readText(root: string, file: string): string {
  if (!existsSync(join(root, file))) throw new Error(`${file} is missing.`);
  return readFileSync(join(root, file), "utf8");
}
