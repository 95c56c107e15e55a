import { describeConstraints } from "@crewkit/codegen/constraints";
import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import { permissionText } from "../model/access.ts";
import type { ErrorMatrix } from "../model/error-matrix.ts";
import { createDocOperation, type DocOperation, methodAndPath } from "../model/operation.ts";
import { orderText } from "../model/order.ts";
import { knownValues, type Schema } from "../model/schema.ts";
import type { Site } from "../model/site.ts";
import { statusMarkdown } from "../model/status.ts";

type Node = Record<string, unknown>;

/** Returns a copy of the contract whose descriptions also contain information that Redoc does not show. */
export function prepareForRedoc({ contract, errorMatrix }: Pick<Site, "contract" | "errorMatrix">): Contract {
  const copy = addSchemaDescriptions(contract, contract) as Contract;
  const operations = listOperations(contract).map((operation) => createDocOperation(contract, operation));
  for (const operation of operations) {
    const target = copy.paths?.[operation.path]?.[operation.method as "get"];
    if (!target) continue;
    const steps = nextStepList(operation, operations);
    target.description = [
      ...(target.description ? [target.description] : []),
      `**Required permission:** ${permissionText(operation)}`,
      ...(operation.invalidState ? [`**Invalid state:** ${operation.invalidState}`] : []),
      ...(operation.order ? [`**Order:** ${orderText(operation.order)}`] : []),
      ...(steps ? ["**Next steps:**", steps] : []),
    ].join("\n\n");
    const description = operation.body?.description || schemaDescription(contract, operation.body?.schema);
    if (target.requestBody && description) target.requestBody = { ...resolve(copy, target.requestBody), description };
  }
  copy.info.description = [copy.info.description, errorSection(errorMatrix)].join("\n\n");
  return copy;
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
  return ["# Statuses and errors", "Operations return the following statuses.", ...statuses].join("\n\n");
}

// Redoc ignores the description of a schema if its reference has a description. Descriptions of scalar schemas contain rules.
function addSchemaDescriptions(contract: Contract, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => addSchemaDescriptions(contract, each));
  if (!isObject(node)) return node;
  const copy: Node = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, isData(key) ? value : addSchemaDescriptions(contract, value)]),
  );
  if ("x-extensible-enum" in node) copy.enum = node["x-extensible-enum"];
  if (typeof node.description !== "string") return copy;
  const description = [node.description, scalarDescription(contract, node), ...sizeText(node)].filter(Boolean);
  return { ...copy, description: description.join("\n\n") };
}

// Redoc only shows the number of characters.
function sizeText({ "x-max-bytes": maxBytes }: Node): string[] {
  return typeof maxBytes === "number" ? describeConstraints({ "x-max-bytes": maxBytes }, "Size: ") : [];
}

function scalarDescription(contract: Contract, { $ref, schema, items, oneOf }: Node): string {
  if (typeof $ref === "string") {
    const target = resolve(contract, { $ref }) as Schema;
    const { type, format, description = "" } = target;
    return type === "object" || (format && !knownValues(target)) ? "" : description;
  }
  const inner = schema ?? items ?? (Array.isArray(oneOf) ? oneOf.find((each) => each.type !== "null") : undefined);
  return isObject(inner) ? scalarDescription(contract, inner) : "";
}

function schemaDescription(contract: Contract, name = ""): string {
  return resolve(contract, contract.components?.schemas?.[name] ?? {}).description ?? "";
}

function isObject(node: unknown): node is Node {
  return typeof node === "object" && node !== null;
}

// Example values, not part of the contract's structure.
function isData(key: string): boolean {
  return ["example", "examples", "default"].includes(key);
}
