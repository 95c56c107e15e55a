import { type Contract, listOperationLocations } from "@crewkit/openapi";
import type { OpenAPIV3_1 } from "openapi-types";

type Node = Record<string, unknown>;
type Response = OpenAPIV3_1.ResponseObject;

/**
 * The contract as the mock in a page and the form read it, a third as large: without the words that the page itself has,
 * and without what a response looks like, which nobody looks up there.
 */
export function minimizeContract(contract: Contract): Contract {
  const page = removeDescriptions(contract) as unknown as Contract;
  for (const operation of operationsOf(page)) removeUnusedExamples(operation);
  for (const response of Object.values(page.components?.responses ?? {})) delete (response as Response).headers;
  delete page.components?.headers;
  removeUnreferencedExamples(page);
  return page;
}

/** A copy without descriptions, but for those of parameters, which stand beside their fields. */
function removeDescriptions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(removeDescriptions);
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key, value]) => !isDescription(key, value) || "in" in node);
  return Object.fromEntries(
    kept.map(([key, value]) => [key, literalKeys.has(key) ? value : removeDescriptions(value)]),
  );
}

// A field may be called `description`; what stands there then is a schema.
function isDescription(key: string, value: unknown): boolean {
  return key === "description" && typeof value === "string";
}

// What stands under these keys is said to the API or by it.
const literalKeys = new Set(["value", "example", "default", "const", "enum"]);

function operationsOf(contract: Contract): OpenAPIV3_1.OperationObject[] {
  const { paths = {} } = contract;
  return listOperationLocations(contract).map(
    ({ path, method }) => paths[path]?.[method] as OpenAPIV3_1.OperationObject,
  );
}

// Of a success, the mock looks up an example by the name that the request's has.
function removeUnusedExamples({ requestBody, responses = {} }: OpenAPIV3_1.OperationObject): void {
  const asked = Object.keys(contentOf(requestBody)?.examples ?? {});
  for (const [status, response] of Object.entries(responses)) {
    delete (response as Response).headers;
    const content = contentOf(response);
    if (status >= "300" || !content?.examples) continue;
    content.examples = Object.fromEntries(Object.entries(content.examples).filter(([name]) => asked.includes(name)));
  }
}

function contentOf(node: object | undefined): OpenAPIV3_1.MediaTypeObject | undefined {
  return (node as Response | undefined)?.content?.["application/json"];
}

function removeUnreferencedExamples(page: Contract): void {
  const used = JSON.stringify(page);
  const examples: Node = page.components?.examples ?? {};
  for (const name of Object.keys(examples)) {
    if (!used.includes(`"#/components/examples/${name}"`)) delete examples[name];
  }
}
