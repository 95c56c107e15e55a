import { type Contract, listOperationLocations } from "@crewkit/openapi";
import type { OpenAPIV3_1 } from "openapi-types";

type Node = Record<string, unknown>;
type Response = OpenAPIV3_1.ResponseObject;

/**
 * Removes everything from the contract that the form and its mock do not need, about two thirds: descriptions, response
 * headers and unused examples.
 */
export function minimizeContract(contract: Contract): Contract {
  const minimized = removeDescriptions(contract) as unknown as Contract;
  for (const operation of operationsOf(minimized)) removeUnusedExamples(operation);
  for (const response of Object.values(minimized.components?.responses ?? {})) delete (response as Response).headers;
  delete minimized.components?.headers;
  removeUnreferencedExamples(minimized);
  return minimized;
}

function removeDescriptions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(removeDescriptions);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([key, value]) => !isDescription(key, value));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, literalKeys.has(key) ? value : removeDescriptions(value)]),
  );
}

// A property may be named `description`. Its value is a schema then.
function isDescription(key: string, value: unknown): boolean {
  return (key === "description" && typeof value === "string") || key === "x-enumDescriptions";
}

// The values of these keys are data.
const literalKeys = new Set(["value", "example", "default", "const", "enum"]);

function operationsOf(contract: Contract): OpenAPIV3_1.OperationObject[] {
  const { paths = {} } = contract;
  return listOperationLocations(contract).map(
    ({ path, method }) => paths[path]?.[method] as OpenAPIV3_1.OperationObject,
  );
}

// For a successful request, the mock looks up the response example with the name of the request example.
function removeUnusedExamples({ requestBody, responses = {} }: OpenAPIV3_1.OperationObject): void {
  const requestNames = Object.keys(contentOf(requestBody)?.examples ?? {});
  for (const [status, response] of Object.entries(responses)) {
    delete (response as Response).headers;
    const content = contentOf(response);
    if (status >= "300" || !content?.examples) continue;
    content.examples = Object.fromEntries(
      Object.entries(content.examples).filter(([name]) => requestNames.includes(name)),
    );
  }
}

function contentOf(node: object | undefined): OpenAPIV3_1.MediaTypeObject | undefined {
  return (node as Response | undefined)?.content?.["application/json"];
}

function removeUnreferencedExamples(contract: Contract): void {
  const used = JSON.stringify(contract);
  const examples: Node = contract.components?.examples ?? {};
  for (const name of Object.keys(examples)) {
    if (!used.includes(`"#/components/examples/${name}"`)) delete examples[name];
  }
}
