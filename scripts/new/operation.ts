import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, parseDocument, visit, type YAMLMap } from "yaml";
import { type NewFiles, placeholder } from "./files.ts";
import { type Neighbor, neighbors, mostSimilar } from "./neighbors.ts";

const methods = ["get", "post", "put", "patch", "delete"];

/** What the command line says about a new operation. */
export interface NewOperation {
  operationId: string;
  /** In lower case. */
  method: string;
  /** As in `openapi.yaml`: `/{org_id}/sessions/{id}/pin`. */
  path: string;
  /** The operation to copy. Default: the most similar one. */
  like?: string | undefined;
}

/**
 * Makes the files of a new operation from those of a similar one: the path item, its entry in `openapi.yaml`, the sources of
 * its examples, and its handler in the mock.
 *
 * @throws if the operation or the method of the path exists, or if `like` does not.
 */
export function operationFiles(root: string, wanted: NewOperation): NewFiles {
  const { operationId, method, path } = wanted;
  check(wanted);
  const all = neighbors(root);
  const taken = all.find((one) => one.operationId === operationId || (one.path === path && one.method === method));
  if (taken) throw new Error(`${taken.operationId} (${taken.method} ${taken.path}) already exists in ${taken.file}.`);
  const like = wanted.like ? all.find((one) => one.operationId === wanted.like) : mostSimilar(all, wanted);
  if (!like) throw new Error(`--like ${wanted.like}: unknown operation.`);

  const known = all.find((one) => one.path === path);
  const file = known?.file ?? `openapi/paths/${like.folder}/${path.slice(1).replaceAll("/", "@")}.yaml`;
  const handlers = `packages/mock/src/handlers/${like.folder}`;
  const examples = `openapi/world/examples/${like.folder}.yaml`;
  const files = new Map([
    [file, pathItem(root, wanted, like, known)],
    [examples, exampleSources(root, examples, operationId, like)],
    [`${handlers}/${operationId}.ts`, renamed(read(root, `${handlers}/${like.operationId}.ts`), like.operationId, operationId)],
  ]);
  if (!known) files.set("openapi/openapi.yaml", withPath(root, path, like.path, file));
  return {
    files,
    next: [
      `${file}: replace each "${placeholder}", and check the parameters, schemas, permission and responses. They are a copy of ${like.operationId}.`,
      `${examples}: describe the examples of ${operationId}.`,
      `${handlers}/${operationId}.ts: implement it, and add a test next to it.`,
      "Run `pnpm generate`, then `pnpm lint` and `pnpm conformance --only " + operationId + "`.",
    ],
  };
}

// As Biome formats YAML.
const yamlStyle = { lineWidth: 118, flowCollectionPadding: false } as const;

function check({ operationId, method, path }: NewOperation): void {
  if (!/^[a-z]+[A-Z]\w*$/.test(operationId)) throw new Error(`${operationId}: an operationId is a verb and a noun in camelCase.`);
  if (!methods.includes(method)) throw new Error(`${method}: unknown method.`);
  if (!/^(\/([\w-]+|\{\w+\}))+$/.test(path)) throw new Error(`${path}: a path looks like '/{org_id}/sessions/{id}/pin'. Quote it.`);
}

function pathItem(root: string, { operationId, method, path }: NewOperation, like: Neighbor, known?: Neighbor): string {
  const source = parseDocument(read(root, like.file));
  const operation = source.get(like.method) as YAMLMap;
  operation.set("operationId", operationId);
  operation.set("summary", `${placeholder} a verb and a noun`);
  operation.set("description", `${placeholder} what it does, who can call it, and when it fails`);
  // Links lead on from what another operation has returned.
  visit(operation, { Pair: (_, { key }) => (String(key) === "links" ? visit.REMOVE : undefined) });
  const document: Document = known ? parseDocument(read(root, known.file)) : parameters(root, source, path, like);
  document.set(method, operation);
  return renamed(document.toString(yamlStyle), like.operationId, operationId);
}

// The path item of a path with the same parameters, without its operations.
function parameters(root: string, source: Document, path: string, like: Neighbor): Document {
  const namesIn = (template: string) => template.match(/\{\w+\}/g)?.join();
  const same = neighbors(root).find((one) => namesIn(one.path) === namesIn(path));
  const item = namesIn(path) === namesIn(like.path) || !same ? source : parseDocument(read(root, same.file));
  for (const method of methods) item.delete(method);
  return item;
}

function exampleSources(root: string, file: string, operationId: string, like: Neighbor): string {
  const document = parseDocument(read(root, file));
  for (const { key, value } of (document.contents as YAMLMap).items.slice()) {
    const [owner, ...rest] = String(key).split(".");
    if (owner !== like.operationId || !isMap(value)) continue;
    const copy = value.clone() as YAMLMap;
    copy.set("summary", `${placeholder} what the example shows`);
    document.set([operationId, ...rest].join("."), copy);
  }
  return document.toString(yamlStyle);
}

function withPath(root: string, path: string, after: string, file: string): string {
  const text = read(root, "openapi/openapi.yaml");
  const entry = new RegExp(`^  ${RegExp.escape(after)}:\\n    \\$ref: .*\\n`, "m");
  const added = `  ${path}:\n    $ref: ${file.replace("openapi/", "")}\n`;
  return text.replace(entry, (found) => found + added);
}

function renamed(text: string, from: string, to: string): string {
  return text.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to);
}

function read(root: string, file: string): string {
  if (!existsSync(join(root, file))) throw new Error(`${file} is missing.`);
  return readFileSync(join(root, file), "utf8");
}
