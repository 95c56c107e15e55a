import type { Contract } from "@crewkit/openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import { pathOf } from "../components/links.ts";
import type { DocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { referencedComponents } from "../model/uses.ts";

/** The files `openapi/<tag>.json`, and the index of these files. */
export function tagContractFiles({ contract, tags }: Site): Map<string, string> {
  const files = tags.map((tag) => ({
    ...tag,
    file: pathOf.tagContract(tag.slug),
    json: toJson(tagContract(contract, tag)),
  }));
  const index = files.map(({ name, description, file, json, operations }) => ({
    tag: name,
    description,
    file: file.replace(/^.*\//, ""),
    bytes: Buffer.byteLength(json),
    operations: operations.map(({ operationId, method, path, summary }) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      summary,
    })),
  }));
  return new Map([
    ...files.map(({ file, json }): [string, string] => [file, json]),
    [pathOf.contractIndex, toJson(index)],
  ]);
}

/** The files `schemas/<Name>.json`: a JSON Schema for each schema, with the schemas that it refers to in `$defs`. */
export function schemaFiles({ contract, schemas }: Site): Map<string, string> {
  const dialect = { $schema: "https://json-schema.org/draft/2020-12/schema" };
  const files = [...schemas].map(([name, schema]): [string, string] => {
    const { schemas: $defs } = referencedComponents(contract, schema);
    const file = { ...dialect, title: name, ...schema, ...($defs && { $defs }) };
    return [pathOf.schemaFile(name), toJson(file).replaceAll('"#/components/schemas/', '"#/$defs/')];
  });
  return new Map(files);
}

// Indented by one space, because language models read these files.
function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Returns a contract with some operations and the components that they refer to. */
function tagContract(contract: Contract, { name, operations }: { name: string; operations: DocOperation[] }): Contract {
  const { paths: _, components, tags = [], ...root } = contract;
  const { securitySchemes = {} } = components ?? {};
  const paths = pathsOf(contract, operations);
  return {
    ...root,
    tags: tags.filter((tag) => tag.name === name),
    paths,
    components: { securitySchemes, ...referencedComponents(contract, paths) },
  };
}

function pathsOf(contract: Contract, operations: DocOperation[]): OpenAPIV3_1.PathsObject {
  const ids = new Set(operations.map(({ operationId }) => operationId));
  const paths: OpenAPIV3_1.PathsObject = {};
  for (const { path, method } of operations) {
    const { parameters, [method as "get"]: operation } = contract.paths?.[path] ?? {};
    const item = paths[path] ?? { ...(parameters && { parameters }) };
    paths[path] = { ...item, [method]: { ...operation, responses: responsesOf(operation, ids) } };
  }
  return paths;
}

// Omits links to operations of other tags, because a link must lead to an operation in the same document.
function responsesOf(
  { responses = {} }: OpenAPIV3_1.OperationObject = {},
  ids: ReadonlySet<string>,
): OpenAPIV3_1.ResponsesObject {
  const entries = Object.entries(responses).map(([status, response]) => {
    if (!("links" in response)) return [status, response];
    const links = Object.entries(response.links ?? {}).filter(
      ([, link]) => "operationId" in link && ids.has(link.operationId ?? ""),
    );
    return [status, { ...response, links: Object.fromEntries(links) }];
  });
  return Object.fromEntries(entries);
}
