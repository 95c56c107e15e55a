import { type Contract, type ErrorMatrix, listOperations, resolve } from "@crewkit/openapi";
import { additions } from "../model/additions.ts";
import { createDocOperation, type DocOperation, methodAndPath } from "../model/operation.ts";
import { statusMarkdown } from "../model/status.ts";

type Node = Record<string, unknown>;

/** A copy of the contract for Redoc, with the descriptions of everything that Redoc does not show. */
export function prepareForRedoc(contract: Contract): Contract {
  const readable = addSchemaDescriptions(contract, contract) as Contract;
  const operations = listOperations(contract).map((operation) => createDocOperation(contract, operation));
  for (const operation of operations) {
    const written = readable.paths?.[operation.path]?.[operation.method as "get"];
    if (!written) continue;
    const steps = nextStepList(operation, operations);
    if (steps) written.description = [written.description, "**Next:**", steps].join("\n\n");
    const description = operation.body?.description || schemaDescription(contract, operation.body?.schema);
    if (written.requestBody && description)
      written.requestBody = { ...resolve(readable, written.requestBody), description };
  }
  const matrix = contract["x-error-matrix"];
  if (matrix) readable.info.description = [readable.info.description, errorSection(matrix)].join("\n\n");
  return readable;
}

export function redocAnchor({ tag, operationId }: Pick<DocOperation, "tag" | "operationId">): string {
  return `#/${tag.toLowerCase().replace(/\W+/g, "-")}/${operationId.toLowerCase()}`;
}

function nextStepList({ nextSteps }: DocOperation, operations: DocOperation[]): string {
  const steps = nextSteps.flatMap(({ operationId, description }) => {
    const target = operations.find((each) => each.operationId === operationId);
    if (!target) return [];
    return `- [${target.summary}](${redocAnchor(target)}) \`${methodAndPath(target)}\`: ${description}`;
  });
  return [...new Set(steps)].join("\n");
}

function errorSection(matrix: ErrorMatrix): string {
  const statuses = Object.keys(matrix.statuses).map((status) => statusMarkdown(matrix, status));
  return ["# Statuses and errors", "These are all the statuses that an operation returns.", ...statuses].join("\n\n");
}

/** Adds the description of a referenced schema, such as the meaning of an enum's values, to one next to the reference. */
function addSchemaDescriptions(contract: Contract, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => addSchemaDescriptions(contract, each));
  if (!isObject(node)) return node;
  const copy: Node = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, isData(key) ? value : addSchemaDescriptions(contract, value)]),
  );
  if (typeof node.description !== "string") return copy;
  const added = additions(node.description, referencedDescription(contract, node));
  return added ? { ...copy, description: `${node.description}\n\n${added}` } : copy;
}

function referencedDescription(contract: Contract, { $ref, schema, items, oneOf }: Node): string {
  if (typeof $ref === "string") return schemaDescription(contract, /^#\/components\/schemas\/(.*)$/.exec($ref)?.[1]);
  const inner = schema ?? items ?? (Array.isArray(oneOf) ? oneOf.find((each) => each.type !== "null") : undefined);
  return isObject(inner) ? referencedDescription(contract, inner) : "";
}

// A format explains itself, and its description would be repeated at every id and timestamp.
function schemaDescription(contract: Contract, name = ""): string {
  const { format, enum: values, description = "" } = resolve(contract, contract.components?.schemas?.[name] ?? {});
  return format && !values ? "" : description;
}

function isObject(node: unknown): node is Node {
  return typeof node === "object" && node !== null;
}

// Values of the API, whatever their keys are.
function isData(key: string): boolean {
  return ["example", "examples", "default"].includes(key);
}
