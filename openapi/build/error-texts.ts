import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Document, type Node, parseDocument, visit } from "yaml";
import { type Contract, listOperations, type Operation } from "../src/index.ts";
import type { Examples } from "./examples.ts";
import { formatLocation } from "./requests.ts";
import { openapiFolder } from "./tools.ts";

/** The response of the mock to a request that an entry in `openapi/requests/` describes. */
export interface ErrorResponse {
  operationId: string;
  status: number;
  /** The name of the request. */
  name: string;
  /** The name of the documented example. */
  example: string;
  body?: unknown;
  /** Why the request did not get an error with this status. */
  problem?: string;
}

/**
 * Writes the errors that the mock returns into the examples in `components/responses/`. A text that the mock reads from
 * the example itself stays the same.
 *
 * @param only an operationId. By default, each example with `details` must have a request, because the mock computes them.
 */
export function generateErrorTexts(contract: Contract, responses: readonly ErrorResponse[], only?: string): Examples {
  const { errors, problems } = collectErrors(contract, responses);
  const root = dirname(openapiFolder);
  const names = globSync("*.yaml", { cwd: join(openapiFolder, "components/responses") }).sort();
  const files = names.map((name): [string, string] => {
    const path = `openapi/components/responses/${name}`;
    const document = parseDocument(readFileSync(join(root, path), "utf8"));
    const examples = listExamples(document.toJS());
    for (const { key, component, location, value } of examples) {
      const body = errors.get(key);
      const other = examples.find((each) => each.component === component && isDeepStrictEqual(each.value, body));
      if (!errors.has(key) && !only && value.details)
        problems.push(`${path}, ${key}: Describe a request that gets this error in openapi/requests/.`);
      else if (other && other.key !== key) problems.push(`${path}, ${key}: The request gets the error ${other.key}.`);
      else if (body !== undefined && !other) document.setIn(location, toNode(document, body));
      errors.delete(key);
    }
    return [path, document.toString(yamlStyle)];
  });
  problems.push(...[...errors.keys()].map((key) => `openapi/components/responses/, ${key}: Add this example.`));
  return { files: new Map(files), problems };
}

/** Returns the response bodies by `<component> > <example>`. */
function collectErrors(contract: Contract, responses: readonly ErrorResponse[]) {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const errors = new Map<string, unknown>();
  const problems: string[] = [];
  for (const { operationId, status, name, example, body, problem } of responses) {
    const operation = operations.get(operationId) as Operation;
    const key = `${componentOf(contract, operation, status)} > ${example}`;
    const first = errors.get(key) ?? body;
    errors.set(key, first);
    const location = formatLocation(operation.tag.toLowerCase(), operationId, String(status), name);
    if (problem) problems.push(`${location}: ${problem}`);
    else if (!isDeepStrictEqual(first, body))
      problems.push(`${location}: The mock responds with ${JSON.stringify(body)}, which is not ${key}.`);
  }
  return { errors, problems };
}

function componentOf(contract: Contract, { path, method }: Operation, status: number): string | undefined {
  const response = contract.paths?.[path]?.[method as "get"]?.responses?.[status] ?? {};
  return "$ref" in response ? String(response.$ref).split("/").at(-1) : undefined;
}

interface ErrorComponent {
  content?: { "application/json"?: { examples?: Record<string, { value: { details?: object } }> } };
}

function listExamples(components: Record<string, ErrorComponent>) {
  return Object.entries(components).flatMap(([component, { content }]) =>
    Object.entries(content?.["application/json"]?.examples ?? {}).map(([name, { value }]) => ({
      key: `${component} > ${name}`,
      component,
      location: [component, "content", "application/json", "examples", name, "value"],
      value,
    })),
  );
}

const yamlStyle = { lineWidth: 120, flowCollectionPadding: false } as const;

function toNode(document: Document, body: unknown): Node {
  const node = document.createNode(body);
  visit(node, {
    Seq(_, list) {
      list.flow = true;
    },
  });
  return node;
}
