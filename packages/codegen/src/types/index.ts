import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import openapiTS, { astToString } from "openapi-typescript";
import type ts from "typescript";
import { inputOf } from "../client/operation.ts";
import { importLines } from "../client/signature.ts";
import { tidyComments } from "./comments.ts";
import { openEnumType } from "./open-enums.ts";
import { type NamedQuery, queryInterface, referencedTypes } from "./queries.ts";
import { allowUndefined, requestSchemas } from "./requests.ts";
import { nameSchemas } from "./schemas.ts";

/** Generates the types: `paths` and `operations` for openapi-fetch, named schemas and named queries. */
export async function generateTypes(contract: Contract): Promise<Record<string, string>> {
  const nodes = await contractTypes(contract);
  const { title, version } = contract.info;
  return {
    "contract.ts": `// ${title}, version ${version} of the contract.\n${astToString(nodes)}`,
    "queries.ts": queryTypes(contract, nodes),
  };
}

async function contractTypes(contract: Contract): Promise<ts.Node[]> {
  const nodes = await openapiTS(JSON.stringify(contract, inlineOptionalHeader), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
    transform: openEnumType,
  });
  nodes.forEach(tidyComments);
  return allowUndefined(nameSchemas(nodes), requestSchemas(contract));

  // openapi-typescript treats every referenced header as required.
  function inlineOptionalHeader(_key: string, value: { $ref?: string } | null): unknown {
    if (!value?.$ref?.startsWith("#/components/headers/")) return value;
    const header = resolve(contract, value) as { required?: boolean };
    return header.required ? value : header;
  }
}

function queryTypes(contract: Contract, nodes: ts.Node[]): string {
  const operations = listOperations(contract);
  const dates = datesOf(contract, operations);
  const queries = operations.flatMap((operation) => namedQuery(operation) ?? []);
  const interfaces = queries.map((query) => queryInterface(nodes, query, dates));
  const names = referencedTypes(interfaces);
  return `${importLines(names.length > 0 ? { "./contract.ts": names } : {}).join("\n")}

/** Query parameters that are dates. The client also accepts a \`Date\`, and sends its UTC day. */
export type DateParameter = ${[...dates].map((name) => JSON.stringify(name)).join(" | ") || "never"};

${interfaces.map((each) => astToString([each])).join("\n")}`;
}

function namedQuery(operation: Operation): NamedQuery | undefined {
  const { operationId, method, path } = operation;
  const input = inputOf(operation);
  if (input?.kind !== "query") return undefined;
  return { operationId, type: input.type, description: `The query of \`${method.toUpperCase()} ${path}\`.` };
}

function datesOf(contract: Contract, operations: Operation[]): Set<string> {
  const query = operations.flatMap(({ parameters }) => parameters).filter((each) => each.in === "query");
  const isDate = ({ schema }: (typeof query)[number]) => schema && resolve(contract, schema).format === "date";
  const dates = new Set(query.filter(isDate).map(({ name }) => name));
  const mismatch = query.find((each) => dates.has(each.name) && !isDate(each));
  if (mismatch)
    throw new Error(`The parameter ${mismatch.name} is a date in some queries and not in others. Rename one of them.`);
  return dates;
}
